using System.Text;

namespace NeuroRepl.Figures.Plotly;

/// <summary>An object of plotly's with the attributes that were set; plotly decides about the others. Never changes; <c>with</c> gives a new one.</summary>
/// <remarks>Its properties are made from the schema that plotly.js ships, with plotly's own names in C#'s spelling (hovertemplate is HoverTemplate).</remarks>
public abstract record PlotlyPart
{
    private (string Name, object Value)[] _set = [];

    private protected PlotlyPart()
    {
    }

    /// <summary>Any further attribute by plotly's dotted name: <c>["line.shape"] = "hv"</c>; it wins over all others. Browsers heed it, terminals do not.</summary>
    public IReadOnlyDictionary<string, object?> Extra { get; init; } = new Dictionary<string, object?>();

    /// <summary>The attributes that were set, in their order.</summary>
    internal IReadOnlyList<(string Name, object Value)> Set => _set;

    /// <summary>The attributes that were set, as text.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder(GetType().Name).Append(" { ");
        if (PrintMembers(text)) { text.Append(' '); }
        return text.Append('}').ToString();
    }

    /// <summary>Names and values of what was set.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.AppendJoin(", ", _set.Select(entry => $"{entry.Name} = {entry.Value}"));
        return _set.Length > 0;
    }

    private protected T? Get<T>(string name)
    {
        foreach (var (known, value) in _set)
        {
            if (known == name) { return (T)value; }
        }

        return default;
    }

    // A copy each time: a record made with "with" shares the array of the one it came from.
    private protected void Put(string name, object? value)
    {
        var others = _set.Where(entry => entry.Name != name);
        _set = value is null ? [.. others] : [.. others, (name, value)];
    }
}
