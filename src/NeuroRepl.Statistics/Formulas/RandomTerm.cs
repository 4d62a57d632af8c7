namespace NeuroRepl.Statistics.Formulas;

/// <summary>One random-effects term: which effects vary, and over the levels of what.</summary>
/// <param name="Effects">The terms left of the bar, without the intercept.</param>
/// <param name="HasIntercept">Whether the intercept varies too.</param>
/// <param name="Grouping">The factor, or product of factors, right of the bar.</param>
public sealed record RandomTerm(IReadOnlyList<Term> Effects, bool HasIntercept, Term Grouping)
{
    /// <summary>The term as lme4 writes it: <c>1 + days | subject</c>.</summary>
    public override string ToString() => $"{string.Join(" + ", Effects.Select(e => e.Name).Prepend(HasIntercept ? "1" : "0"))} | {Grouping.Name}";
}
