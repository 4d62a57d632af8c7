using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using NeuroRepl.Scripting.Help;

namespace NeuroRepl.Scripting.Language;

/// <summary>A symbol's docstring as plain text: summary, parameters, result, errors, remarks, examples.</summary>
internal static class SymbolDocumentation
{
    public static string Of(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml(expandIncludes: false)?.TrimStart();
        if (string.IsNullOrEmpty(xml)) { return ""; }

        var isWhole = xml.StartsWith("<member", StringComparison.Ordinal) || xml.StartsWith("<doc", StringComparison.Ordinal);
        try { return Of(XElement.Parse(isWhole ? xml : $"<member>{xml}</member>")); }
        catch (XmlException) { return ""; }
    }

    private static string Of(XElement member)
    {
        var text = new StringBuilder();
        Section(text, "", member.Elements("summary"));
        foreach (var parameter in member.Elements("param")) { Section(text, $"{parameter.Attribute("name")?.Value}: ", [parameter]); }

        Section(text, "Returns: ", member.Elements("returns"));
        foreach (var exception in member.Elements("exception")) { Section(text, $"Throws {DocumentationText.ShortName(exception.Attribute("cref")?.Value ?? "")}: ", [exception]); }

        Section(text, "", member.Elements("remarks"));
        Section(text, "Example: ", member.Elements("example"));
        return text.ToString().TrimEnd('\n');
    }

    private static void Section(StringBuilder text, string title, IEnumerable<XElement> elements)
    {
        foreach (var content in elements.Select(DocumentationText.Of).Where(static content => content.Length > 0)) { text.Append($"{title}{content}\n"); }
    }
}
