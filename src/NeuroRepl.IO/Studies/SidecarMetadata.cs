using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace NeuroRepl.IO.Studies;

/// <summary>The metadata of one file: every sidecar that applies, from the study's folder down to the file's own, the nearest one winning. Read when first asked for.</summary>
internal sealed class SidecarMetadata(IReadOnlyList<string> sidecars) : IReadOnlyDictionary<string, JsonElement>
{
    private readonly Lazy<Dictionary<string, JsonElement>> _values = new(() => Merge(sidecars));

    public int Count => _values.Value.Count;

    public IEnumerable<string> Keys => _values.Value.Keys;

    public IEnumerable<JsonElement> Values => _values.Value.Values;

    public JsonElement this[string key] => _values.Value[key];

    public bool ContainsKey(string key) => _values.Value.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => _values.Value.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _values.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Dictionary<string, JsonElement> Merge(IReadOnlyList<string> sidecars)
    {
        Dictionary<string, JsonElement> merged = new(StringComparer.Ordinal);
        foreach (var path in sidecars)
        {
            using var document = JsonText.Document(path);
            if (document.RootElement.ValueKind != JsonValueKind.Object) { throw new FileProblem(path, "a sidecar is a JSON object of names and values.", "Correct it."); }

            foreach (var property in document.RootElement.EnumerateObject()) { merged[property.Name] = property.Value.Clone(); }
        }

        return merged;
    }
}
