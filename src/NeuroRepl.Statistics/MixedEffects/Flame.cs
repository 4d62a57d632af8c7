using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>Group models of first-level estimates that each bring a variance (FSL's FLAME 1, meta-analysis of subjects).</summary>
/// <remarks>
/// y = X·β + e, e_i ~ N(0, s_i² + τ²) with s_i² given: y_i is what the first level found for subject i, s_i² its variance there. τ² maximises its marginal likelihood
/// ℓ(τ²) = −½·[Σ log(s_i² + τ²) + log|XᵀWX| + Σ w_i·r_i²], W = diag(1/(s_i² + τ²)), r = y − Xβ̂; β̂ and its covariance (XᵀWX)⁻¹ are those of generalised least squares
/// there. Woolrich, Behrens, Beckmann, Jenkinson and Smith, "Multilevel linear modelling for FMRI group analysis using Bayesian inference",
/// NeuroImage 21 (2004); Harville, JASA 72 (1977). Degrees of freedom of t: subjects minus columns, as flameo counts.
/// </remarks>
public static class Flame
{
    /// <summary>Fits a design to first-level estimates with their variances.</summary>
    /// <param name="estimates">What the first level found, a number a subject.</param>
    /// <param name="variances">Its variance (squared standard error), a number a subject.</param>
    /// <param name="design">A row a subject; one mean unless given.</param>
    /// <param name="options">Which likelihood, which degrees of freedom.</param>
    /// <param name="name">What is tested, for titles.</param>
    /// <exception cref="FlameException">A number is missing, a variance not above zero, or too few subjects.</exception>
    /// <exception cref="DesignException">Another number of rows than of subjects, or dependent columns.</exception>
    public static FlameFit Fit(IReadOnlyList<double> estimates, IReadOnlyList<double> variances, DesignMatrix? design = null, FlameOptions? options = null, string name = "estimates")
    {
        Guard.NotEmpty(estimates);
        Guard.SameLength(variances.Count, estimates.Count, "the number of variances", "the number of estimates");
        for (var i = 0; i < estimates.Count; i++)
        {
            if (!double.IsFinite(estimates[i])) { throw FlameException.NotFinite("estimate", i, estimates[i]); }
            if (!double.IsFinite(variances[i]) || variances[i] <= 0) { throw FlameException.NotFinite("variance", i, variances[i]); }
        }

        (design, options) = (design ?? DesignMatrix.Mean(estimates.Count), options ?? new FlameOptions());
        var lanes = Solve([.. estimates], [.. variances], places: 1, design, options);
        var between = lanes.Between[0];
        var p = design.Columns;
        var covariance = lanes.Covariance(0);
        var freedom = options.DegreesOfFreedom ?? (estimates.Count - p);
        double[] weights = [.. variances.Select(s => 1 / (s + between))];
        return new FlameFit(covariance)
        {
            Name = name,
            Estimates = [.. estimates],
            Variances = [.. variances],
            Design = design,
            Effects = [.. Enumerable.Range(0, p).Select(k => new FlameEffect(design.Names[k], lanes.Estimates[k], Math.Sqrt(covariance[(k * p) + k]), freedom))],
            BetweenVariance = between,
            Method = options.Between,
            DegreesOfFreedom = freedom,
            Weights = [.. weights.Select(w => w / weights.Sum())],
            CohensD = IsMean(design) ? EffectOf(estimates) : double.NaN,
            Warnings = between == 0
                ? ["The variance between subjects is zero: their estimates scatter no more than the first-level variances say. Then the result holds for these subjects (a fixed effect)."]
                : [],
        };
    }

    /// <summary>The mean difference of two conditions measured in the same subjects: differences a − b with the sum of both variances.</summary>
    /// <param name="a">Estimates in one condition, a number a subject.</param>
    /// <param name="aVariances">Their variances.</param>
    /// <param name="b">Estimates in the other condition, of the same subjects in the same order.</param>
    /// <param name="bVariances">Their variances.</param>
    /// <param name="options">Which likelihood, which degrees of freedom.</param>
    /// <param name="name">What is tested, for titles: "Glu, high - placebo".</param>
    public static FlameFit Paired(
        IReadOnlyList<double> a, IReadOnlyList<double> aVariances, IReadOnlyList<double> b, IReadOnlyList<double> bVariances, FlameOptions? options = null, string name = "differences")
    {
        Guard.SameLength(a.Count, b.Count, "the number of estimates of a", "that of b");
        Guard.SameLength(aVariances.Count, a.Count, "the number of variances of a", "the number of its estimates");
        Guard.SameLength(bVariances.Count, b.Count, "the number of variances of b", "the number of its estimates");
        return Fit([.. a.Zip(b, (x, y) => x - y)], [.. aVariances.Zip(bVariances, (x, y) => x + y)], null, options, name);
    }

    /// <summary>Fits a design to two columns of a table: estimates and their variances.</summary>
    /// <param name="table">A row a subject.</param>
    /// <param name="estimate">The column of estimates.</param>
    /// <param name="variance">The column of their variances.</param>
    /// <param name="design">A row a subject, <c>DesignMatrix.FromTable(table, "dose")</c>; one mean unless given.</param>
    /// <param name="options">Which likelihood, which degrees of freedom.</param>
    public static FlameFit FitFlame(this Table table, string estimate = "estimate", string variance = "variance", DesignMatrix? design = null, FlameOptions? options = null) =>
        Fit(table.Numbers(estimate), table.Numbers(variance), design, options, table.Name);

    /// <summary>Fits the same design at many places at once.</summary>
    /// <param name="estimates">Subjects × places, row-major.</param>
    /// <param name="variances">Subjects × places, row-major.</param>
    /// <param name="places">How many places.</param>
    /// <param name="design">A row a subject; one mean unless given.</param>
    /// <param name="options">Which likelihood, which degrees of freedom.</param>
    public static FlameMaps FitMaps(double[] estimates, double[] variances, int places, DesignMatrix? design = null, FlameOptions? options = null)
    {
        Guard.Positive(places);
        Guard.SameLength(variances.Length, estimates.Length, "the number of variances", "the number of estimates");
        if (estimates.Length % places != 0) { throw new ArgumentMistake($"{estimates.Length} estimates do not fill rows of {places} places.", "Give subjects × places numbers."); }

        (design, options) = (design ?? DesignMatrix.Mean(estimates.Length / places), options ?? new FlameOptions());
        var lanes = Solve(estimates, variances, places, design, options);
        return new FlameMaps
        {
            Design = design,
            Places = places,
            Estimates = lanes.Estimates,
            StandardErrors = lanes.Errors,
            BetweenVariances = lanes.Between,
            DegreesOfFreedom = options.DegreesOfFreedom ?? (design.Rows - design.Columns),
            Missing = lanes.Between.Count(double.IsNaN),
        };
    }

    private static FlameLanes Solve(double[] estimates, double[] variances, int places, DesignMatrix design, FlameOptions options)
    {
        var rows = estimates.Length / places;
        if (rows != design.Rows) { throw DesignException.OtherLength("subjects", rows, design, "Give the design a row a subject, in the same order."); }

        if (rows <= design.Columns) { throw FlameException.TooFew(rows, design.Columns); }

        var lanes = new FlameLanes(estimates, variances, places, design.OfFullRank(), options.Between);
        lanes.Run();
        return lanes;
    }

    private static bool IsMean(DesignMatrix design) => design.Columns == 1 && Enumerable.Range(0, design.Rows).All(row => design[row, 0] == 1);

    private static double EffectOf(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return mean / Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
