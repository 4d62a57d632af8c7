namespace NeuroRepl.Statistics.Formulas;

/// <summary>Terms while a formula is expanded: R's algebra of +, −, :, * and ^ over products of variables.</summary>
internal sealed class TermSet
{
    private readonly List<Term> _terms = [];
    private bool? _intercept;

    public IReadOnlyList<Term> Terms => _terms;

    /// <summary>R's default is an intercept; only 0 or −1 takes it away.</summary>
    public bool HasIntercept => _intercept ?? true;

    public static TermSet Of(params Term[] terms)
    {
        var set = new TermSet();
        foreach (var term in terms) { set.Include(term); }

        return set;
    }

    public static TermSet Intercept(bool isThere) => new() { _intercept = isThere };

    public void Add(TermSet other)
    {
        foreach (var term in other._terms) { Include(term); }

        _intercept = other._intercept ?? _intercept;
    }

    public void Remove(TermSet other)
    {
        _terms.RemoveAll(term => other._terms.Any(term.IsSameAs));
        if (other._intercept is { } given) { _intercept = !given; }
    }

    public TermSet Plus(TermSet other)
    {
        var sum = Copy();
        sum.Add(other);
        return sum;
    }

    public TermSet Minus(TermSet other)
    {
        var difference = Copy();
        difference.Remove(other);
        return difference;
    }

    /// <summary>Every product of a term here with a term there; 1 times a term is the term.</summary>
    public TermSet Times(TermSet other)
    {
        var product = new TermSet();
        if (_intercept == true) { product.Add(Of([.. other._terms])); }
        if (other._intercept == true) { product.Add(Of([.. _terms])); }

        foreach (var left in _terms)
        {
            foreach (var right in other._terms) { product.Include(left.Times(right)); }
        }

        return product;
    }

    public TermSet ToPower(int exponent)
    {
        var result = Copy();
        for (var k = 1; k < exponent; k++) { result = result.Plus(result.Times(this)); }

        return result;
    }

    /// <summary>All variables in one product: what nests in a/b.</summary>
    public TermSet Together() => Of(_terms.Aggregate(new Term([]), (all, term) => all.Times(term)));

    private TermSet Copy()
    {
        var copy = Of([.. _terms]);
        copy._intercept = _intercept;
        return copy;
    }

    private void Include(Term term)
    {
        if (term.Order > 0 && !_terms.Any(term.IsSameAs)) { _terms.Add(term); }
    }
}
