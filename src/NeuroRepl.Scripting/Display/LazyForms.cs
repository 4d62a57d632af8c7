using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NeuroRepl.Scripting.Display;

/// <summary>The forms of a value, each made when a front end asks for it: a terminal never pays for a page of HTML.</summary>
internal sealed class LazyForms : IReadOnlyDictionary<string, string>
{
    private readonly Dictionary<string, Lazy<string>> _forms;

    public LazyForms(params (string MimeType, Func<string> Make)[] forms) => _forms = forms.ToDictionary(f => f.MimeType, f => new Lazy<string>(f.Make));

    public IEnumerable<string> Keys => _forms.Keys;

    public IEnumerable<string> Values => _forms.Values.Select(form => form.Value);

    public int Count => _forms.Count;

    public string this[string key] => _forms[key].Value;

    public bool ContainsKey(string key) => _forms.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        value = _forms.TryGetValue(key, out var form) ? form.Value : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _forms.Select(f => KeyValuePair.Create(f.Key, f.Value.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
