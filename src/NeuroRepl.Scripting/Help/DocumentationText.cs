using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NeuroRepl.Scripting.Help;

/// <summary>Documentation markup as plain text: references by their short names, white space as a sentence has it.</summary>
internal static partial class DocumentationText
{
    /// <summary>The text of a summary, a parameter, a remark; blank where there is none.</summary>
    public static string Of(XElement? element)
    {
        if (element is null) { return ""; }

        var text = new StringBuilder();
        Append(text, element);
        var paragraphs = text.ToString().Split('\f').Select(p => Blanks().Replace(p, " ").Trim()).Where(p => p.Length > 0);
        return string.Join("\n", paragraphs);
    }

    /// <summary>The lines of a code block, without the indentation that the comment gave them.</summary>
    public static string Code(XElement element)
    {
        var lines = element.Value.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        var indents = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length);
        var indent = indents.DefaultIfEmpty(0).Min();
        return string.Join("\n", lines.Select(line => line.Length > indent ? line[indent..].TrimEnd() : "")).TrimEnd();
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement { Name.LocalName: "para" or "item" or "code" } block:
                    text.Append('\f');
                    Append(text, block);
                    text.Append('\f');
                    break;
                case XElement inner when inner.Attribute("cref")?.Value is { } reference && inner.IsEmpty:
                    text.Append(ShortName(reference));
                    break;
                case XElement inner when (inner.Attribute("name") ?? inner.Attribute("langword") ?? inner.Attribute("href")) is { } named && inner.IsEmpty:
                    text.Append(named.Value);
                    break;
                case XElement inner:
                    Append(text, inner);
                    break;
            }
        }
    }

    /// <summary>"T:NeuroRepl.Domain.Spectroscopy.Spectrum" as "Spectrum", a member with its type before it.</summary>
    public static string ShortName(string reference)
    {
        var isType = reference.StartsWith("T:", StringComparison.Ordinal);
        var name = Arity().Replace(reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(')[0], "");
        var parts = name.Split('.');
        return string.Join('.', parts[^Math.Min(isType ? 1 : 2, parts.Length)..]).Replace(".#ctor", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("``?[0-9]+")]
    private static partial Regex Arity();
}
