namespace NeuroRepl.Statistics.Formulas;

/// <summary>How factors are coded. Tests of terms and marginal means do not depend on it; coefficients do.</summary>
public sealed record ModelOptions
{
    /// <summary>The coding of factors that are not named in <see cref="Codings"/>.</summary>
    public Coding Coding { get; init; } = Coding.Treatment;

    /// <summary>A coding for single factors: <c>new() { ["dose"] = Coding.Polynomial }</c>.</summary>
    public IReadOnlyDictionary<string, Coding> Codings { get; init; } = new Dictionary<string, Coding>();

    internal Coding Of(string variable) => Codings.TryGetValue(variable, out var own) ? own : Coding;
}
