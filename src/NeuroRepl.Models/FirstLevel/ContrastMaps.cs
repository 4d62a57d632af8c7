using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>One contrast at every place: its value (cope), the variance of that (varcope), t and z.</summary>
public sealed class ContrastMaps
{
    private readonly double[] _estimates;
    private readonly double[] _variances;
    private readonly Lazy<BrainMap> _z;

    internal ContrastMaps(BrainSpace space, string contrast, double[] estimates, double[] variances, double degreesOfFreedom)
    {
        (Space, Contrast, _estimates, _variances, DegreesOfFreedom) = (space, contrast, estimates, variances, degreesOfFreedom);
        (Cope, Varcope) = (Map("cope", "", place => _estimates[place]), Map("varcope", "", place => _variances[place]));
        T = Map("t", "t", Statistic);
        _z = new(MakeZ);
    }

    /// <summary>The places.</summary>
    public BrainSpace Space { get; }

    /// <summary>As it was written: "block2 - baseline".</summary>
    public string Contrast { get; }

    /// <summary>Whose it is, for titles.</summary>
    public string Of { get; internal init; } = "";

    /// <summary>The unit of the cope: that of the series, or "%".</summary>
    public string Unit { get; internal init; } = "";

    /// <summary>Volumes minus independent columns; infinite after fixed effects over runs.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>The value of the contrast.</summary>
    public BrainMap Cope { get; }

    /// <summary>Its variance.</summary>
    public BrainMap Varcope { get; }

    /// <summary>Cope over its standard error.</summary>
    public BrainMap T { get; }

    /// <summary>The z of the same tail as t: finite, however far out.</summary>
    public BrainMap Z => _z.Value;

    /// <summary>The value of the contrast in double precision, one a place; NaN where it could not be fitted.</summary>
    public IReadOnlyList<double> Estimates => _estimates;

    /// <summary>Its variance in double precision.</summary>
    public IReadOnlyList<double> Variances => _variances;

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>The contrast at one place, with interval and p.</summary>
    public ContrastEstimate At(int place) => new(Contrast, _estimates[place], Math.Sqrt(_variances[place]), Unit)
    {
        Of = Space.NameOf(place),
        DegreesOfFreedom = DegreesOfFreedom,
    };

    /// <summary>Two-sided p-values, not corrected for the number of places.</summary>
    public BrainMap P() => Map("p", "p", place => Tails.StudentTwoSided(Statistic(place), DegreesOfFreedom));

    /// <summary>The mean over runs with weights of one over the variance: cope = Σ(cᵢ/vᵢ)/Σ(1/vᵢ), varcope = 1/Σ(1/vᵢ). A place that a run could not fit counts without that run.</summary>
    /// <param name="runs">The same contrast of each run, on the same places.</param>
    public static ContrastMaps FixedEffects(IReadOnlyList<ContrastMaps> runs)
    {
        Guard.NotEmpty(runs);
        foreach (var run in runs) { runs[0].Space.MustMatch(run.Space, $"The contrast {run.Contrast} of {run.Of}"); }

        var count = runs[0].Space.Count;
        var (estimates, variances) = (new double[count], new double[count]);
        for (var place = 0; place < count; place++)
        {
            var (weights, sum) = (0.0, 0.0);
            foreach (var run in runs)
            {
                if (!(run._variances[place] > 0)) { continue; }

                weights += 1 / run._variances[place];
                sum += run._estimates[place] / run._variances[place];
            }

            (estimates[place], variances[place]) = weights > 0 ? (sum / weights, 1 / weights) : (double.NaN, double.NaN);
        }

        return new(runs[0].Space, runs[0].Contrast, estimates, variances, runs.Sum(run => run.DegreesOfFreedom))
        {
            Of = $"{runs.Count} runs",
            Unit = runs[0].Unit,
            Notes = [.. runs.SelectMany(run => run.Notes).Distinct(), $"Fixed effects over {runs.Count} runs: they speak of this subject, not of others."],
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Contrast} of {Of} on {Space}";

    private double Statistic(int place) => _estimates[place] / Math.Sqrt(_variances[place]);

    private BrainMap Map(string kind, string unit, Func<int, double> value)
    {
        var values = new float[_estimates.Length];
        for (var place = 0; place < values.Length; place++) { values[place] = (float)value(place); }

        return new(Space, values) { Name = $"{Contrast}, {kind}", Unit = unit };
    }

    private BrainMap MakeZ()
    {
        var table = new StudentToNormal(DegreesOfFreedom);
        return Map("z", "z", place => table.Of(Statistic(place)));
    }
}
