using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>A group model of first-level estimates that each bring a variance: effects, the variance between subjects, and who weighs how much.</summary>
public sealed class FlameFit
{
    private readonly double[] _covariance;

    internal FlameFit(double[] covariance) => _covariance = covariance;

    /// <summary>What was tested.</summary>
    public required string Name { get; init; }

    /// <summary>What the first level found, a number a subject.</summary>
    public required IReadOnlyList<double> Estimates { get; init; }

    /// <summary>The first-level variances.</summary>
    public required IReadOnlyList<double> Variances { get; init; }

    /// <summary>The design.</summary>
    public required DesignMatrix Design { get; init; }

    /// <summary>The effects, a column of the design each.</summary>
    public required IReadOnlyList<FlameEffect> Effects { get; init; }

    /// <summary>Variance between subjects; zero where the first-level variances explain all scatter.</summary>
    public required double BetweenVariance { get; init; }

    /// <summary>How it was estimated.</summary>
    public required BetweenVariance Method { get; init; }

    /// <summary>Degrees of freedom of the t statistics.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>Each subject's share of all weights, 1/(own + between variance).</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Cohen's d of the unweighted estimates, mean over SD; a size, no test: it knows nothing of the weights that p comes from. NaN unless the design is one mean.</summary>
    public required double CohensD { get; init; }

    /// <summary>What a reader must know before trusting it, each a sentence.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>One effect by its column.</summary>
    /// <exception cref="DesignException">The design has no such column.</exception>
    public FlameEffect this[string column] => Contrast($"`{column}`") with { Name = column };

    /// <summary>A weighted sum of effects: <c>Contrast("high - low")</c>.</summary>
    /// <exception cref="DesignException">It cannot be read, or names what is no column.</exception>
    public FlameEffect Contrast(string contrast)
    {
        var weights = Design.Contrast(contrast);
        return new(contrast, weights.Of([.. Effects.Select(e => e.Estimate)]), Math.Sqrt(weights.VarianceOf(_covariance)), DegreesOfFreedom);
    }

    /// <summary>A row an effect: estimate, standard error, t, degrees of freedom, z, p.</summary>
    public Table Table() => new($"group model of {Name}",
    [
        new TextColumn("effect", [.. Effects.Select(e => e.Name)]),
        new NumberColumn("estimate", [.. Effects.Select(e => e.Estimate)]),
        new NumberColumn("standard_error", [.. Effects.Select(e => e.StandardError)]),
        new NumberColumn("t", [.. Effects.Select(e => e.T)]),
        new NumberColumn("df", [.. Effects.Select(e => e.DegreesOfFreedom)]),
        new NumberColumn("z", [.. Effects.Select(e => e.Z)]),
        new NumberColumn("p", [.. Effects.Select(e => (double)e.P)]),
    ]);

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", Effects);
}
