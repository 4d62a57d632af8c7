using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Designs;

/// <summary>What the signal does after an event: a difference of two gamma densities, its derivatives, a free shape, or nothing.</summary>
/// <remarks>
/// h(t) = g(t; delay, dispersion) − ratio · g(t; undershoot, dispersion), scaled to a sum of 1 on the fine grid; g is the gamma density of mean delay and scale dispersion.
/// Shapes: SPM's (6 and 16 s, ratio 1/6) and Glover's ("Deconvolution of impulse response in event-related BOLD fMRI", NeuroImage 9, 1999: 6 and 12 s).
/// Sampled, convolved and taken to the volumes as nilearn does, so that the same events give the same columns.
/// </remarks>
public sealed record Hrf
{
    private const double LengthSeconds = 32;
    private readonly Shape _shape;

    private Hrf(Shape shape) => _shape = shape;

    private enum Shape
    {
        Gammas,
        Fir,
        None,
    }

    /// <summary>Glover's response: peak at 5 s, undershoot at 12 s, ratio .48 (as nilearn from 0.9 on; .35 before).</summary>
    public static Hrf Glover { get; } = new(Shape.Gammas) { Name = "Glover", DelaySeconds = 6, UndershootSeconds = 12, Dispersion = .9, UndershootRatio = .48 };

    /// <summary>SPM's canonical response: peak at 5 s, undershoot at 15 s, ratio 1/6 (.167).</summary>
    public static Hrf Spm { get; } = new(Shape.Gammas) { Name = "SPM", DelaySeconds = 6, UndershootSeconds = 16, Dispersion = 1, UndershootRatio = .167 };

    /// <summary>No response function: the events themselves, on while they last.</summary>
    public static Hrf None { get; } = new(Shape.None) { Name = "none" };

    /// <summary>A free shape: a column for each delay, in volumes after the event.</summary>
    /// <param name="delays">The delays; 0 to 9 volumes unless given.</param>
    public static Hrf Fir(params int[] delays)
    {
        var all = delays.Length > 0 ? delays : [.. Enumerable.Range(0, 10)];
        foreach (var delay in all) { Guard.InRange(delay, 0, 1000, "a delay"); }

        return new(Shape.Fir) { Name = "FIR", Delays = all };
    }

    /// <summary>What it is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>When the first gamma density has its mean, in seconds.</summary>
    public double DelaySeconds { get; init; }

    /// <summary>When the second has its mean, in seconds.</summary>
    public double UndershootSeconds { get; init; }

    /// <summary>The scale of both densities, in seconds.</summary>
    public double Dispersion { get; init; }

    /// <summary>How much of the second is taken away from the first.</summary>
    public double UndershootRatio { get; init; }

    /// <summary>Whether a column for its derivative in time stands beside: an earlier or later response.</summary>
    public bool HasDerivative { get; init; }

    /// <summary>Whether a column for its derivative by the dispersion stands beside: a narrower or wider response.</summary>
    public bool HasDispersion { get; init; }

    /// <summary>The delays of a free shape, in volumes.</summary>
    public IReadOnlyList<int> Delays { get; private init; } = [];

    /// <summary>How many points of the fine grid fall into one volume.</summary>
    public int Oversampling { get; init; } = 50;

    /// <summary>The same with its derivative in time: <c>Hrf.Glover.WithDerivative()</c>.</summary>
    public Hrf WithDerivative() => this with { HasDerivative = true };

    /// <summary>The same with both derivatives, in time and by dispersion.</summary>
    public Hrf WithDispersion() => this with { HasDerivative = true, HasDispersion = true };

    /// <summary>Whether its columns are made orthogonal to those before: derivatives, yes; delays, no.</summary>
    internal bool IsOrthogonalized => _shape == Shape.Gammas;

    /// <summary>How many points of the fine grid later a column is read: delays are read at the end of their volume.</summary>
    internal int Lead => _shape == Shape.Fir && Oversampling > 1 ? Oversampling - 1 : 0;

    /// <summary>The columns' endings and their shapes on the fine grid.</summary>
    internal IReadOnlyList<(string Suffix, double[] Kernel)> Kernels(double repetitionTimeSeconds)
    {
        Guard.InRange(Oversampling, 1, 1000);
        switch (_shape)
        {
            case Shape.None:
                return [("", [1])];
            case Shape.Fir:
                return [.. Delays.Select(delay => ($"_delay{delay}", (double[])[.. new double[delay * Oversampling], .. Enumerable.Repeat(1.0 / Oversampling, Oversampling)]))];
        }

        var step = repetitionTimeSeconds / Oversampling;
        var kernel = Sample(step, 0, Dispersion);
        var kernels = new List<(string, double[])> { ("", kernel) };
        if (HasDerivative) { kernels.Add(("_derivative", Difference(kernel, Sample(step, .1, Dispersion), .1))); }
        if (HasDispersion) { kernels.Add(("_dispersion", Difference(kernel, Sample(step, 0, Dispersion + .01), .01))); }

        return kernels;
    }

    /// <inheritdoc/>
    public override string ToString() => Name + (HasDispersion ? " with derivative and dispersion" : HasDerivative ? " with derivative" : "");

    private double[] Sample(double step, double later, double dispersion)
    {
        var count = (int)Math.Round(LengthSeconds / step, MidpointRounding.ToEven);
        Guard.InRange(count, 2, 10_000_000, "the points of the response function");
        var values = new double[count];
        for (var k = 0; k < count; k++)
        {
            var t = (LengthSeconds * k / (count - 1)) - later - step;
            values[k] = Gamma(t, DelaySeconds, dispersion) - (UndershootRatio * Gamma(t, UndershootSeconds, Dispersion));
        }

        var sum = values.Sum();
        return Array.ConvertAll(values, value => value / sum);
    }

    private static double[] Difference(double[] kernel, double[] moved, double by) => [.. kernel.Zip(moved, (a, b) => (a - b) / by)];

    private static double Gamma(double t, double mean, double scale)
    {
        if (t <= 0) { return 0; }

        var shape = mean / scale;
        return Math.Exp(((shape - 1) * Math.Log(t / scale)) - (t / scale) - Gammas.Log(shape)) / scale;
    }
}
