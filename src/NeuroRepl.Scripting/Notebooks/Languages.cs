using System.Text.Json.Nodes;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>The languages that .NET Interactive's files name, under any of their names.</summary>
internal static class Languages
{
    public const string CSharp = "csharp";
    public const string Markdown = "markdown";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = CSharp, ["c#"] = CSharp, ["cs"] = CSharp, ["markdown"] = Markdown, ["md"] = Markdown,
        ["html"] = "html", ["javascript"] = "javascript", ["js"] = "javascript", ["mermaid"] = "mermaid", ["raw"] = "raw",
        ["fsharp"] = "fsharp", ["f#"] = "fsharp", ["pwsh"] = "pwsh", ["powershell"] = "pwsh", ["sql"] = "sql", ["kql"] = "kql",
        ["python"] = "python", ["r"] = "r", ["http"] = "http", ["value"] = "value",
    };

    /// <summary>The name that a marker stands for ("#!c#" is csharp); null where it is no language.</summary>
    /// <param name="line">A line of a cell or of a .dib file.</param>
    public static string? OfMarker(string line)
    {
        var words = line.Split((char[])[' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words[0].StartsWith("#!", StringComparison.Ordinal) && line.StartsWith("#!", StringComparison.Ordinal) ? Names.GetValueOrDefault(words[0][2..]) : null;
    }

    /// <summary>The name that a file's metadata gives, in its usual form.</summary>
    public static string Usual(string name) => Names.GetValueOrDefault(name, name);

    /// <summary>What .NET Interactive notes at a code cell of a language.</summary>
    public static JsonObject Metadata(string language) => new()
    {
        ["dotnet_interactive"] = new JsonObject { ["language"] = language },
        ["polyglot_notebook"] = new JsonObject { ["kernelName"] = language },
    };
}
