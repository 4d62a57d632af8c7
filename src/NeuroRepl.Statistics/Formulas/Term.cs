namespace NeuroRepl.Statistics.Formulas;

/// <summary>One term of a model: the variables whose product it is. No variables: the intercept.</summary>
/// <param name="Variables">The variables as R writes them, in order of appearance: <c>dose</c>, <c>poly(age, 2)</c>.</param>
public sealed record Term(IReadOnlyList<string> Variables)
{
    /// <summary>The term as R writes it: <c>dose:block</c>.</summary>
    public string Name => Variables.Count == 0 ? "(Intercept)" : string.Join(":", Variables);

    /// <summary>How many variables are in it.</summary>
    public int Order => Variables.Count;

    /// <summary>Whether all variables of this term are also in the other, which has more.</summary>
    public bool IsWithin(Term other) => other.Order > Order && Variables.All(other.Variables.Contains);

    internal bool IsSameAs(Term other) => other.Order == Order && Variables.All(other.Variables.Contains);

    internal Term Times(Term other) => new([.. Variables.Concat(other.Variables).Distinct()]);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
