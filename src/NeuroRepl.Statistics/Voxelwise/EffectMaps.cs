using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>One effect at every place: a coefficient, or a contrast of them.</summary>
public sealed class EffectMaps
{
    internal EffectMaps(string name, BrainSpace space, float[] estimate, float[] standardError, float[] degreesOfFreedom)
    {
        Name = name;
        Estimate = new(space, estimate) { Name = name, Unit = "estimate" };
        StandardError = new(space, standardError) { Name = $"SE of {name}", Unit = "SE" };
        DegreesOfFreedom = new(space, degreesOfFreedom) { Name = $"df of {name}", Unit = "df" };
    }

    /// <summary>Which effect: "mean", "high - low".</summary>
    public string Name { get; }

    /// <summary>Its size, in units of the maps.</summary>
    public BrainMap Estimate { get; }

    /// <summary>Its standard error, in units of the maps.</summary>
    public BrainMap StandardError { get; }

    /// <summary>Degrees of freedom of <see cref="T"/>.</summary>
    public BrainMap DegreesOfFreedom { get; }

    /// <summary>Estimate over standard error.</summary>
    public BrainMap T => field ??= new(Estimate.Space, Of((estimate, error, _) => estimate / error)) { Name = Name, Unit = "t" };

    /// <summary>The normal deviate with the same tail as <see cref="T"/>.</summary>
    public BrainMap Z => field ??= new(Estimate.Space, Of((estimate, error, df) => ZOf(estimate / error, df))) { Name = Name, Unit = "z" };

    /// <summary>−log10 of the two-sided p-value at each place, not corrected for the number of places: above 1.3 where p is below .05.</summary>
    public BrainMap LogP => field ??= new(Estimate.Space, Of((estimate, error, df) => -(Math.Log(2) + LogTails.StudentUpper(Math.Abs(estimate / error), df)) / Math.Log(10))) { Name = Name, Unit = "−log10 p" };

    /// <inheritdoc/>
    public override string ToString() => $"{Name} on {Estimate.Space}";

    private static double ZOf(double t, double df) => Math.Sign(t) * Quantiles.NormalUpperOfLog(LogTails.StudentUpper(Math.Abs(t), df));

    private float[] Of(Func<double, double, double, double> of)
    {
        var values = new float[Estimate.Count];
        Parallel.For(0, (values.Length + 4095) / 4096, tile =>
        {
            for (var place = tile * 4096; place < Math.Min(values.Length, (tile + 1) * 4096); place++)
            {
                values[place] = float.IsNaN(Estimate[place]) || !(StandardError[place] > 0) || !(DegreesOfFreedom[place] > 0)
                    ? float.NaN
                    : (float)of(Estimate[place], StandardError[place], DegreesOfFreedom[place]);
            }
        });
        return values;
    }
}
