using System.Text.Json;

namespace NeuroRepl.Models.Quality;

/// <summary>What the sidecars and the file's own JSON header say, the sidecars first.</summary>
internal sealed class KnownFields
{
    private readonly List<(string From, IReadOnlyDictionary<string, JsonElement> Values)> _sources = [];

    public KnownFields(string? headerJson, IReadOnlyDictionary<string, JsonElement>? metadata)
    {
        if (metadata is not null) { _sources.Add(("sidecar", metadata)); }

        if (headerJson is null) { return; }

        using var document = JsonDocument.Parse(headerJson);
        _sources.Add(("header", document.RootElement.EnumerateObject().GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.First().Value.Clone())));
    }

    public (string? Value, string? From) Text(string name)
    {
        foreach (var (from, values) in _sources)
        {
            if (values.TryGetValue(name, out var element) && Words(element) is { Length: > 0 } text) { return (text, from); }
        }

        return (null, null);
    }

    /// <summary>Those of several fields that are there, behind each other.</summary>
    public (string? Value, string? From) Joined(string between, params string[] names)
    {
        var found = names.Select(Text).Where(t => t.Value is not null).ToArray();
        return found.Length == 0 ? (null, null) : (string.Join(between, found.Select(t => t.Value).Distinct()), found[0].From);
    }

    public double? Value(string name) => Numbers(name) is { Length: > 0 } numbers ? numbers[0] : null;

    public (string? Value, string? From) Number(string name, Func<double, string> words) => Value(name) is { } value ? (words(value), Text(name).From) : (null, null);

    public double[] Numbers(string name)
    {
        foreach (var (_, values) in _sources)
        {
            if (!values.TryGetValue(name, out var element)) { continue; }

            var all = Unwrapped(element) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToArray() : [Unwrapped(element)];
            if (all.Length > 0 && all.All(e => e.ValueKind == JsonValueKind.Number)) { return [.. all.Select(e => e.GetDouble())]; }
        }

        return [];
    }

    /// <summary>NIfTI-MRS keeps user-defined fields as an object with Value and Description.</summary>
    private static JsonElement Unwrapped(JsonElement element) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("Value", out var value) ? value : element;

    private static string Words(JsonElement element) => Unwrapped(element) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim('"', ' '),
        { ValueKind: JsonValueKind.Array } list => string.Join(", ", list.EnumerateArray().Select(Words)),
        { ValueKind: JsonValueKind.Null or JsonValueKind.Object } => "",
        var other => other.ToString(),
    };
}
