using System.Runtime.CompilerServices;

namespace NeuroRepl.Statistics.Bayes.Sampling;

/// <summary>A point of phase space: position, momentum, and the log density with its gradient there.</summary>
internal sealed class Phase(int dimension)
{
    public readonly double[] Position = new double[dimension];
    public readonly double[] Momentum = new double[dimension];
    public readonly double[] Gradient = new double[dimension];

    public double LogDensity { get; set; }

    [MethodImpl(Kernels.Hot)]
    public void CopyFrom(Phase other)
    {
        other.Position.AsSpan().CopyTo(Position);
        other.Momentum.AsSpan().CopyTo(Momentum);
        other.Gradient.AsSpan().CopyTo(Gradient);
        LogDensity = other.LogDensity;
    }

    /// <summary>Half a step of momentum, one of position, half of momentum.</summary>
    [MethodImpl(Kernels.Hot)]
    public void Leapfrog(LogDensity density, Metric metric, double step, Span<double> velocity)
    {
        Kernels.AddScaled(Gradient, .5 * step, Momentum);
        metric.Velocity(Momentum, velocity);
        Kernels.AddScaled(velocity, step, Position);
        LogDensity = density.Evaluate(Position, Gradient);
        Kernels.AddScaled(Gradient, .5 * step, Momentum);
    }

    /// <summary>Potential and kinetic energy; infinite where the density is no number.</summary>
    [MethodImpl(Kernels.Hot)]
    public double Energy(Metric metric, Span<double> velocity)
    {
        metric.Velocity(Momentum, velocity);
        var energy = (.5 * Kernels.Dot(Momentum, velocity)) - LogDensity;
        return double.IsNaN(energy) ? double.PositiveInfinity : energy;
    }
}
