using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using NeuroRepl.Scripting.Help;

namespace NeuroRepl.Scripting.Language;

/// <summary>A symbol's docstring as plain text: summary, parameters, result, errors, remarks, examples.</summary>
internal static class SymbolDocumentation
{
    public static string Of(ISymbol symbol) => ElementOf(symbol) is { } member ? Of(member) : "";

    private static XElement? ElementOf(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml(expandIncludes: false)?.TrimStart();
        if (string.IsNullOrEmpty(xml)) { return null; }

        var isWhole = xml.StartsWith("<member", StringComparison.Ordinal) || xml.StartsWith("<doc", StringComparison.Ordinal);
        try { return XElement.Parse(isWhole ? xml : $"<member>{xml}</member>"); }
        catch (XmlException) { return null; }
    }

    /// <summary>The summary and what is said of each parameter.</summary>
    public static (string Summary, IReadOnlyDictionary<string, string> Parameters) PartsOf(ISymbol symbol)
    {
        if (ElementOf(symbol) is not { } member) { return ("", new Dictionary<string, string>()); }

        var parameters = member.Elements("param").GroupBy(static parameter => parameter.Attribute("name")?.Value ?? "").ToDictionary(static named => named.Key, static named => DocumentationText.Of(named.First()));
        return (DocumentationText.Of(member.Element("summary")), parameters);
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
