using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>The F test of one term of a model at every place.</summary>
public sealed class TermMaps
{
    internal TermMaps(string name, int df, BrainSpace space, float[] f, float[] denominatorDf)
    {
        (Name, Df) = (name, df);
        F = new(space, f) { Name = name, Unit = "F" };
        DenominatorDf = new(space, denominatorDf) { Name = $"df of {name}", Unit = "df" };
    }

    /// <summary>The term as R names it: "group:treatment".</summary>
    public string Name { get; }

    /// <summary>How many hypotheses the term makes: degrees of freedom of the numerator.</summary>
    public int Df { get; }

    /// <summary>The statistic.</summary>
    public BrainMap F { get; }

    /// <summary>Satterthwaite's degrees of freedom of the denominator, a place its own.</summary>
    public BrainMap DenominatorDf { get; }

    /// <summary>The normal deviate with the same upper tail as F: what cluster thresholds compare, one-sided.</summary>
    public BrainMap Z => field ??= new(F.Space, Of(Quantiles.NormalUpperOfLog)) { Name = Name, Unit = "z" };

    /// <summary>−log10 p at each place, not corrected for the number of places: above 1.3 where p is below .05.</summary>
    public BrainMap LogP => field ??= new(F.Space, Of(log => -log / Math.Log(10))) { Name = Name, Unit = "−log10 p" };

    /// <inheritdoc/>
    public override string ToString() => $"F of {Name} on {F.Space}";

    private float[] Of(Func<double, double> ofLog)
    {
        var values = new float[F.Count];
        Parallel.For(0, (values.Length + 4095) / 4096, tile =>
        {
            for (var place = tile * 4096; place < Math.Min(values.Length, (tile + 1) * 4096); place++)
            {
                values[place] = float.IsNaN(F[place]) || !(DenominatorDf[place] > 0) ? float.NaN : (float)ofLog(LogTails.FUpper(F[place], Df, DenominatorDf[place]));
            }
        });
        return values;
    }
}
