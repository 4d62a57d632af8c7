using System.Text.RegularExpressions;

namespace NeuroRepl.PlotlyTypes;

/// <summary>Which types are written by hand, and which properties they have already: those are left alone.</summary>
internal sealed partial class Handwritten
{
    private readonly Dictionary<string, (string Namespace, HashSet<string> Members)> _types = [];

    public static Handwritten In(string folder)
    {
        var made = new Handwritten();
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs").Concat(Directory.EnumerateFiles(Path.Combine(folder, "Plotly"), "*.cs")))
        {
            var text = File.ReadAllText(file);
            if (Declaration().Match(text) is { Success: true } declared)
            {
                made._types[declared.Groups[1].Value] = (Namespace().Match(text).Groups[1].Value, [.. Declared().Matches(text).Select(line => Member().Match(line.Value).Value)]);
            }
        }

        return made;
    }

    public string? NamespaceOf(string type) => _types.TryGetValue(type, out var known) ? known.Namespace : null;

    public bool Has(string type, string member) => _types.TryGetValue(type, out var known) && known.Members.Contains(member);

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^public (?:sealed |abstract )?partial record (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^    (?:public|internal|private protected|protected) .*$", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"\w+(?= \{| =>|;|\()")]
    private static partial Regex Member();
}
