using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>A linear mixed model at every place: <c>copes.FitMixed("~ group * treatment + (1 | subject)")</c>.</summary>
public sealed class MixedMaps
{
    private readonly CopeSet _copes;
    private readonly string _response;
    private readonly ModelOptions _options;

    internal MixedMaps(CopeSet copes, string response, ModelOptions options) => (_copes, _response, _options) = (copes, response, options);

    /// <summary>What was modelled.</summary>
    public string Name => _copes.Name;

    /// <summary>The model, with a name for the value of the maps left of ~.</summary>
    public required Formula Formula { get; init; }

    /// <summary>The places.</summary>
    public BrainSpace Space => _copes.Space;

    /// <summary>The scans that were used, as a table.</summary>
    public required Table Scans { get; init; }

    /// <summary>The F tests, a term each, in the order of the formula.</summary>
    public required IReadOnlyList<TermMaps> Terms { get; init; }

    /// <summary>The fixed effects, in the order of the design, with Satterthwaite's degrees of freedom.</summary>
    public required IReadOnlyList<EffectMaps> Coefficients { get; init; }

    /// <summary>Variance between the levels of the grouping factor; nothing where more than one random intercept varies.</summary>
    public required BrainMap? BetweenVariance { get; init; }

    /// <summary>Residual variance.</summary>
    public required BrainMap ResidualVariance { get; init; }

    /// <summary>How many places have no model because a used scan has no value there.</summary>
    public required int Missing { get; init; }

    /// <summary>How many places have no model because nothing varies there, or the fixed effects explain everything.</summary>
    public required int Constant { get; init; }

    /// <summary>At how many places a random effect has no variance; F and degrees of freedom stand there, those of the model without it.</summary>
    public required int Singular { get; init; }

    /// <summary>At how many places the search for the variances stopped before a minimum; they have no result.</summary>
    public required int Stopped { get; init; }

    /// <summary>What a reader must know, each a sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The F test of a term, its variables in any order: <c>fit["group:treatment"].F</c>.</summary>
    /// <exception cref="ArgumentMistake">The model has no such term.</exception>
    public TermMaps this[string term] => Terms.FirstOrDefault(t => t.Name == term || t.Name.Split(':').Order(StringComparer.Ordinal).SequenceEqual(term.Split(':').Order(StringComparer.Ordinal)))
        ?? throw new ArgumentMistake($"The model has no test of {term}.", $"It has: {string.Join(", ", Terms.Select(t => t.Name))}. One coefficient is fit.Coefficient(\"…\").");

    /// <summary>One fixed effect by the name that R gives it: <c>fit.Coefficient("groupTRD").T</c>.</summary>
    /// <exception cref="ArgumentMistake">The model has no such coefficient.</exception>
    public EffectMaps Coefficient(string name) => Coefficients.FirstOrDefault(c => c.Name == name)
        ?? throw new ArgumentMistake($"The model has no coefficient {name}.", $"It has: {string.Join(", ", Coefficients.Select(c => c.Name))}.");

    /// <summary>The whole model at one place, with marginal means, intervals and predictions: <c>fit.At(cluster.Peak.Place).Pairwise("treatment", by: "group")</c>.</summary>
    /// <param name="place">The number of the place in <see cref="Space"/>.</param>
    public MixedFit At(int place)
    {
        Guard.InRange(place, 0, Space.Count - 1);
        return _copes.Scans.With(new NumberColumn(_response, [.. Enumerable.Range(0, _copes.Count).Select(scan => (double)_copes.Row(scan).Span[place])])).FitMixed(Formula.Text, options: _options);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Formula} on {Space}";
}
