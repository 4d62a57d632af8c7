using System.Reflection;
using System.Xml.Linq;
using NeuroRepl.Views.General;

namespace NeuroRepl.Scripting.Help;

/// <summary>Pages about types and members, made from their docstrings.</summary>
internal static class MemberPages
{
    /// <summary>A type: what it is, how one gets it, what it has and can do.</summary>
    public static HelpPage Of(Type type, MemberCatalogue catalogue)
    {
        var documentation = Documentation.Of(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
        var members = catalogue.MembersOf(type).ToArray();
        var blocks = new List<HelpBlock> { new HelpBlock.Paragraph(DocumentationText.Of(documentation.Element("summary"))) };
        AddText(blocks, documentation.Element("remarks"));
        AddEntries(blocks, "How to get one", members.Where(m => m.Member is ConstructorInfo || (m.IsStatic && m.Member is MethodInfo)));
        AddEntries(blocks, type.IsEnum ? "Values" : "What it has", members.Where(m => m.Member is PropertyInfo or FieldInfo));
        AddEntries(blocks, "What it can do", members.Where(m => m is { IsStatic: false, Member: MethodInfo }));
        AddExamples(blocks, documentation, Topics.About(type));
        return new HelpPage($"{Signature.Of(type)} (in {type.Namespace})", blocks);
    }

    /// <summary>A member, or all that share its name.</summary>
    public static HelpPage Of(IReadOnlyList<NamedMember> members)
    {
        var blocks = members.SelectMany(OneMember).ToList();
        var names = members.Select(m => m.FullName).Distinct().ToArray();
        return new HelpPage(names.Length <= 3 ? string.Join(", ", names) : $"{members[0].Member.Name} (of {names.Length} types)", blocks);
    }

    private static IEnumerable<HelpBlock> OneMember(NamedMember member)
    {
        var documentation = Documentation.Of(member.Member);
        var blocks = new List<HelpBlock>
        {
            new HelpBlock.Heading(member.Member is MethodInfo or PropertyInfo ? Dotted(member) : member.Declaration),
            new HelpBlock.Paragraph(DocumentationText.Of(documentation.Element("summary"))),
        };
        AddNamed(blocks, "Parameters", Parameters(member, documentation));
        AddText(blocks, documentation.Element("returns"), "Gives");
        AddNamed(blocks, "Errors", documentation.Elements("exception").Select(e => (DocumentationText.ShortName(e.Attribute("cref")?.Value ?? ""), DocumentationText.Of(e))));
        AddText(blocks, documentation.Element("remarks"), "Remarks");
        AddExamples(blocks, documentation, topics: []);
        return blocks;
    }

    /// <summary>"SpectrumFit spectrum.Fit(…)": the type that the member is called on, before its name.</summary>
    private static string Dotted(NamedMember member)
    {
        var before = member.IsStatic ? TypeName.Of(member.On) : member.Extension?.Method.GetParameters()[0].Name ?? TypeName.Of(member.On);
        var place = member.Declaration.IndexOf($" {member.Member.Name}", StringComparison.Ordinal);
        return place < 0 || member.On.Name == "Workspace" ? member.Declaration : $"{member.Declaration[..(place + 1)]}{before}.{member.Declaration[(place + 1)..]}";
    }

    private static IEnumerable<(string Name, string Text)> Parameters(NamedMember member, XElement documentation) =>
        from tag in documentation.Elements("param")
        let name = tag.Attribute("name")?.Value ?? ""
        where member.Extension is not { IsStatic: false } || name != member.Extension.Method.GetParameters()[0].Name
        select (name, DocumentationText.Of(tag));

    private static void AddEntries(List<HelpBlock> blocks, string heading, IEnumerable<NamedMember> members) =>
        AddNamed(blocks, heading, members.Select(m => (m.Declaration, Documentation.Summary(m.Member))));

    private static void AddNamed(List<HelpBlock> blocks, string heading, IEnumerable<(string Name, string Text)> items)
    {
        var listed = items.ToArray();
        if (listed.Length == 0) { return; }

        blocks.Add(new HelpBlock.Heading(heading));
        blocks.Add(new HelpBlock.Entries(listed));
    }

    private static void AddText(List<HelpBlock> blocks, XElement? element, string? heading = null)
    {
        if (DocumentationText.Of(element) is not { Length: > 0 } text) { return; }

        if (heading is not null) { blocks.Add(new HelpBlock.Heading(heading)); }

        blocks.Add(new HelpBlock.Paragraph(text));
    }

    private static void AddExamples(List<HelpBlock> blocks, XElement documentation, IEnumerable<Topic> topics)
    {
        var code = documentation.Elements("example").SelectMany(e => e.Descendants("code").DefaultIfEmpty(e)).Select(DocumentationText.Code).Concat(topics.Select(t => t.Example));
        var listed = code.Distinct().ToArray();
        if (listed.Length == 0) { return; }

        blocks.Add(new HelpBlock.Heading("Example"));
        blocks.AddRange(listed.Select(text => new HelpBlock.Code(text)));
    }
}
