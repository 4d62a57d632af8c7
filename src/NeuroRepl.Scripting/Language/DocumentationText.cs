using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace NeuroRepl.Scripting.Language;

/// <summary>A docstring as plain text: summary, parameters, result, remarks, examples.</summary>
internal static partial class DocumentationText
{
    public static string Of(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml(expandIncludes: false);
        if (string.IsNullOrWhiteSpace(xml)) { return ""; }

        try { return Of(XElement.Parse(xml.TrimStart().StartsWith("<member", StringComparison.Ordinal) || xml.TrimStart().StartsWith("<doc", StringComparison.Ordinal) ? xml : $"<member>{xml}</member>")); }
        catch (XmlException) { return ""; }
    }

    private static string Of(XElement member)
    {
        var text = new StringBuilder();
        Section(text, "", member.Elements("summary"));
        foreach (var parameter in member.Elements("param")) { Section(text, $"{parameter.Attribute("name")?.Value}: ", [parameter]); }

        Section(text, "Returns: ", member.Elements("returns"));
        foreach (var exception in member.Elements("exception")) { Section(text, $"Throws {Name(exception.Attribute("cref")?.Value)}: ", [exception]); }

        Section(text, "", member.Elements("remarks"));
        Section(text, "Example: ", member.Elements("example"));
        return text.ToString().TrimEnd('\n');
    }

    private static void Section(StringBuilder text, string title, IEnumerable<XElement> elements)
    {
        foreach (var content in elements.Select(Plain).Where(static content => content.Length > 0)) { text.Append($"{title}{content}\n"); }
    }

    private static string Plain(XElement element) => Blanks().Replace(string.Concat(element.Nodes().Select(Plain)), " ").Trim();

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => see.Value.Length > 0 ? see.Value : Name(see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value),
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => reference.Attribute("name")?.Value ?? "",
        XElement { Name.LocalName: "para" } paragraph => Plain(paragraph) + " ",
        XElement inner => string.Concat(inner.Nodes().Select(Plain)),
        _ => "",
    };

    /// <summary>"M:System.Math.Sqrt(System.Double)" → "Math.Sqrt".</summary>
    private static string Name(string? reference)
    {
        var parts = (reference ?? "").Split(':')[^1].Split('(')[0].Split('.');
        return string.Join('.', parts.Skip(reference?.StartsWith("T:", StringComparison.Ordinal) == false && reference.Contains(':', StringComparison.Ordinal) ? Math.Max(parts.Length - 2, 0) : parts.Length - 1));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
