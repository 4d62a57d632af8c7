using System.Text.RegularExpressions;

namespace NeuroRepl.PlotlyTypes;

/// <summary>The schema's descriptions as docstrings; where they are not at hand, what the kind of the attribute says.</summary>
internal sealed partial class Descriptions
{
    private readonly Dictionary<string, string> _texts = [];

    public static Descriptions Read(string path)
    {
        var made = new Descriptions();
        if (!File.Exists(path)) { return made; }

        foreach (var line in File.ReadLines(path).Select(line => line.Split('\t', 2))) { made._texts[line[0]] = line[1]; }
        return made;
    }

    public string Of(TypeLine type) =>
        Xml(_texts.GetValueOrDefault(type.Name) ?? (type.Kind == "trace" ? $"plotly's {type.Plotly} trace." : $"What plotly calls `{type.Plotly}`."));

    public string Of(TypeLine type, AttributeLine attribute) =>
        Xml(_texts.GetValueOrDefault($"{type.Name}.{attribute.Plotly}") ?? $"plotly's `{attribute.Plotly}`: {KindOf(attribute.Kind)}.");

    private static string KindOf(string kind) => kind.TrimEnd('*') switch
    {
        "number" => "a number",
        "integer" => "a whole number",
        "bool" => "true or false",
        "color" => "a colour as CSS writes it",
        "colorscale" => "a colour scale, by name or by its colours",
        "colors" => "a list of colours",
        "data" => "an array of values",
        "pair" => "two numbers",
        "enum" => "one of the values",
        "flags" => "one or more of the values",
        "object" => "an object of its own attributes",
        "list" => "a list of such objects",
        "string" => "a text",
        _ => "any value",
    } + (kind.EndsWith('*') ? ", or one a point" : "");

    // Plotly marks values *so* and attributes `so`; code in a docstring reads better than either.
    private static string Xml(string text) => Quoted().Replace(text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"), m => $"<c>{m.Groups[1].Value}{m.Groups[2].Value}</c>");

    [GeneratedRegex(@"\*([^*\s][^*]*?)\*|`([^`]+)`")]
    private static partial Regex Quoted();
}
