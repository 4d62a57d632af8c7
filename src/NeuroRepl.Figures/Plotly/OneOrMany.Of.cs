namespace NeuroRepl.Figures.Plotly;

/// <summary>Makes a value a point from any sequence.</summary>
public static class OneOrMany
{
    /// <summary>A value a point, so that a collection expression makes one.</summary>
    public static OneOrMany<T> Of<T>(ReadOnlySpan<T> values) => new(values.ToArray(), isOne: false);

    /// <summary>A value a point.</summary>
    public static OneOrMany<T> Of<T>(IEnumerable<T> values) => new([.. values], isOne: false);
}
