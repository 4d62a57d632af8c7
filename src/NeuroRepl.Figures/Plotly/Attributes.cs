namespace NeuroRepl.Figures.Plotly;

/// <summary>A JSON object in the making: names in the order they were set, dotted names as objects within.</summary>
internal sealed class Attributes
{
    private readonly List<KeyValuePair<string, object?>> _entries = [];

    public IReadOnlyList<KeyValuePair<string, object?>> Entries => _entries;

    public object? this[string dotted]
    {
        set
        {
            var dot = dotted.IndexOf('.', StringComparison.Ordinal);
            if (dot > 0) { Within(dotted[..dot])[dotted[(dot + 1)..]] = value; }
            else { Put(dotted, value); }
        }
    }

    public Attributes With(IReadOnlyDictionary<string, object?> extra)
    {
        foreach (var (name, value) in extra) { this[name] = value; }
        return this;
    }

    /// <summary>With all that is set in a part: objects go into the objects that are there, notes and shapes beside those that are there.</summary>
    public Attributes With(PlotlyPart part)
    {
        foreach (var (name, value) in part.Set)
        {
            if (value is PlotlyPart inner) { Within(name).With(inner); }
            else if (value is IEnumerable<PlotlyPart> more && Find(name) is IEnumerable<Attributes> known) { Put(name, known.Concat(more.Select(one => new Attributes().With(one))).ToArray()); }
            else { Put(name, value); }
        }

        return With(part.Extra);
    }

    /// <summary>One more object in a list of objects.</summary>
    public void Append(string name, Attributes one) => Put(name, Find(name) is IEnumerable<Attributes> known ? [.. known, one] : new[] { one });

    public void Remove(string name) => _entries.RemoveAll(e => e.Key == name);

    private object? Find(string name) => _entries.Find(e => e.Key == name).Value;

    private Attributes Within(string name)
    {
        if (Find(name) is Attributes known) { return known; }

        var fresh = new Attributes();
        Put(name, fresh);
        return fresh;
    }

    private void Put(string name, object? value)
    {
        var index = _entries.FindIndex(e => e.Key == name);
        if (index >= 0) { _entries[index] = new(name, value); }
        else { _entries.Add(new(name, value)); }
    }
}
