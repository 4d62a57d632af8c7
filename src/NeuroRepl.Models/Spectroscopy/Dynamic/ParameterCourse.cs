using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>How one quantity (a concentration, a width) ran over the transients: its coefficients with their covariance, and its value at each transient.</summary>
public sealed class ParameterCourse
{
    internal ParameterCourse()
    {
    }

    /// <summary>Which quantity: "Glu", "Glc+Tau", "Gaussian".</summary>
    public required string Name { get; init; }

    /// <summary>Its unit: "a.u.", "Hz", "ppm", "°".</summary>
    public required string Unit { get; init; }

    /// <summary>Its coefficients' names: the design's columns, a function's parameters, "all" for a fixed one; empty for a free one.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>Its coefficients, in the order of <see cref="Parameters"/>.</summary>
    public required IReadOnlyList<double> Estimates { get; init; }

    /// <summary>Covariance of the coefficients, row-major; from the Fisher information of the whole model.</summary>
    public required IReadOnlyList<double> Covariance { get; init; }

    /// <summary>When each transient was measured, in seconds from the first.</summary>
    public required IReadOnlyList<double> Seconds { get; init; }

    /// <summary>The quantity at each transient.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>The standard error of each of <see cref="Values"/>.</summary>
    public required IReadOnlyList<double> StandardErrors { get; init; }

    /// <summary>Whether each coefficient is the value in one condition (block).</summary>
    public required bool IsByCondition { get; init; }

    /// <summary>Whose fit it is, for titles.</summary>
    public string Of { get; internal set; } = "";

    /// <summary>One coefficient by its name.</summary>
    /// <exception cref="DesignException">There is none of that name.</exception>
    public ContrastEstimate this[string parameter] => Contrast($"`{parameter}`") with { Contrast = parameter };

    /// <summary>A weighted sum of coefficients with its standard error: <c>Contrast("block2 - block1")</c>.</summary>
    /// <exception cref="DesignException">It cannot be read, names what is no coefficient, or the course is free.</exception>
    public ContrastEstimate Contrast(string contrast)
    {
        var weights = Parse(contrast);
        return new(contrast, weights.Of(Estimates), Math.Sqrt(weights.VarianceOf(Covariance)), Unit) { Of = Name };
    }

    /// <summary>Change in percent from a baseline, with the standard error of a ratio (delta method): <c>PercentChange("block2", from: "block1")</c>.</summary>
    /// <remarks>100·(a/b − 1); with a = w_aᵀβ, b = w_bᵀβ its gradient is 100·(w_a − (a/b)·w_b)/b, so that baseline and change may be correlated.</remarks>
    /// <param name="of">What changed: a coefficient, or a weighted sum of them.</param>
    /// <param name="from">The baseline; the first coefficient unless given.</param>
    public ContrastEstimate PercentChange(string of, string? from = null)
    {
        var (a, b) = (Parse(of), Parse(from ?? (Parameters.Count > 0 ? $"`{Parameters[0]}`" : "")));
        var (above, below) = (a.Of(Estimates), b.Of(Estimates));
        var gradient = a.Weights.Zip(b.Weights, (x, y) => 100 * (x - (above / below * y)) / below).ToArray();
        var variance = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            for (var j = 0; j < gradient.Length; j++) { variance += gradient[i] == 0 || gradient[j] == 0 ? 0 : gradient[i] * gradient[j] * Covariance[(i * gradient.Length) + j]; }
        }

        return new($"{of} from {from ?? Parameters[0]}", 100 * ((above / below) - 1), Math.Sqrt(variance), "%") { Of = Name };
    }

    /// <summary>Change in percent of every other condition from a baseline.</summary>
    /// <param name="from">The baseline's coefficient; the first unless given.</param>
    /// <exception cref="DesignException">The coefficients are not the values in conditions.</exception>
    public IReadOnlyList<ContrastEstimate> PercentChanges(string? from = null)
    {
        if (!IsByCondition)
        {
            throw new DesignException($"The coefficients of {Name} ({string.Join(", ", Parameters)}) are not values in conditions.", "Say what to compare: PercentChange(\"drug + mean\", from: \"mean\").");
        }

        var baseline = from ?? Parameters[0];
        return [.. Parameters.Where(name => name != baseline).Select(name => PercentChange($"`{name}`", $"`{baseline}`") with { Contrast = name })];
    }

    /// <summary>The values over time, for moving averages and means over subjects.</summary>
    public TimeCourse TimeCourse() => new(Name, Unit, [.. Seconds], [.. Values], [.. StandardErrors]);

    /// <summary>A row a coefficient: estimate, standard error and, by condition, change in percent from the first.</summary>
    public Table Table()
    {
        var n = Parameters.Count;
        var changes = IsByCondition ? Parameters.Select((name, k) => k == 0 ? null : PercentChange($"`{name}`")).ToArray() : [];
        return new Table($"{Name} of {Of}",
        [
            new TextColumn("parameter", [.. Parameters]),
            new NumberColumn("estimate", [.. Estimates]),
            new NumberColumn("standard_error", [.. Enumerable.Range(0, n).Select(k => Math.Sqrt(Covariance[(k * n) + k]))]),
            .. IsByCondition
                ? [new NumberColumn("percent_change", [.. changes.Select(c => c?.Estimate ?? 0)]), new NumberColumn("percent_change_se", [.. changes.Select(c => c?.StandardError ?? 0)])]
                : Array.Empty<Column>(),
        ]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {string.Join(", ", Parameters.Select((name, k) => $"{name} {Estimates[k]:G4} ± {Math.Sqrt(Covariance[(k * Parameters.Count) + k]):G2}"))} {Unit}";

    private Contrast Parse(string contrast) => Parameters.Count > 0 ? Domain.Designs.Contrast.Parse(contrast, Parameters) : throw new DesignException(
        $"{Name} is free: a value a transient, no coefficients to contrast.", "Let it run by the design (Course.Design), or average its TimeCourse().");
}
