using System.Collections.Concurrent;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace NeuroRepl.Scripting.Help;

/// <summary>What the docstrings say of a member: read from the XML file beside its assembly when first asked for.</summary>
internal static class Documentation
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = new();

    /// <summary>The docstring of a member, inherited ones followed; an empty element where there is none.</summary>
    public static XElement Of(MemberInfo member) => Of(member, depth: 0);

    /// <summary>Its summary as plain text.</summary>
    public static string Summary(MemberInfo member) => DocumentationText.Of(Of(member).Element("summary"));

    private static XElement Of(MemberInfo member, int depth)
    {
        var found = DocumentationId.Of(member) is { } id ? File(Owner(member)).GetValueOrDefault(id) : null;
        if (found is null) { return ParametersOfRecord(member) ?? new XElement("member"); }

        if (found.Element("inheritdoc") is not { } inherited || depth > 5) { return found; }

        if (inherited.Attribute("cref")?.Value is { } reference)
        {
            return File(Owner(member)).GetValueOrDefault(reference) ?? found;
        }

        return Bases(member).Select(b => Of(b, depth + 1)).FirstOrDefault(e => e.HasElements) ?? found;
    }

    // A positional record documents its properties as parameters of the record itself.
    private static XElement? ParametersOfRecord(MemberInfo member)
    {
        if (member is not PropertyInfo { DeclaringType: { } type } property) { return null; }

        var parameter = File(type.Assembly).GetValueOrDefault(DocumentationId.Of(type)!)?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == property.Name);
        return parameter is null ? null : new XElement("member", new XElement("summary", parameter.Nodes()));
    }

    private static IEnumerable<MemberInfo> Bases(MemberInfo member)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var type = member as Type ?? member.DeclaringType;
        IEnumerable<Type> above = type is null ? [] : [.. type.BaseType is { } parent ? new[] { parent } : [], .. type.GetInterfaces()];
        return member is Type
            ? above
            : above.SelectMany(b => b.GetMember(member.Name, Any)).Where(m => m.MemberType == member.MemberType && ParameterCount(m) == ParameterCount(member));
    }

    private static int ParameterCount(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Length,
        PropertyInfo property => property.GetIndexParameters().Length,
        _ => 0,
    };

    private static Assembly Owner(MemberInfo member) => (member as Type ?? member.DeclaringType)!.Assembly;

    private static IReadOnlyDictionary<string, XElement> File(Assembly assembly) => Files.GetOrAdd(assembly, static assembly =>
        Path(assembly) is { } path ? Read(path) : new Dictionary<string, XElement>());

    private static string? Path(Assembly assembly)
    {
        if (assembly.IsDynamic || assembly.Location.Length == 0) { return null; }

        var beside = System.IO.Path.ChangeExtension(assembly.Location, ".xml");
        return System.IO.File.Exists(beside) ? beside : ReferencePack(assembly);
    }

    // The framework's own docstrings lie in the SDK's reference pack, under dotnet/packs; a machine with the runtime alone has none.
    private static string? ReferencePack(Assembly assembly)
    {
        var framework = System.IO.Path.GetDirectoryName(assembly.Location)!;
        var packs = System.IO.Path.GetFullPath(System.IO.Path.Combine(framework, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs)) { return null; }

        var name = assembly.GetName().Name == "System.Private.CoreLib" ? "System.Runtime" : assembly.GetName().Name;
        return Directory.EnumerateFiles(packs, $"{name}.xml", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal).FirstOrDefault();
    }

    // Element by element: the framework's file has 200 000 lines, of which a page needs a dozen.
    private static Dictionary<string, XElement> Read(string path)
    {
        var members = new Dictionary<string, XElement>();
        using var reader = XmlReader.Create(path, new XmlReaderSettings { IgnoreComments = true, DtdProcessing = DtdProcessing.Prohibit });
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "member" && reader.GetAttribute("name") is { } name)
            {
                members[name] = (XElement)XNode.ReadFrom(reader);
            }
            else
            {
                reader.Read();
            }
        }

        return members;
    }
}
