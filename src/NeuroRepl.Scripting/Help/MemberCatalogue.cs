using System.Reflection;

namespace NeuroRepl.Scripting.Help;

/// <summary>The documented types and their members, extensions among them, by the names a user types.</summary>
internal sealed class MemberCatalogue(IReadOnlyList<Assembly> assemblies)
{
    private const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly string[] Noise = ["Equals", "GetHashCode", "GetType", "ToString", "Deconstruct", "PrintMembers", "EqualityContract", "<Clone>$"];
    private static readonly string[] OutsideNamespaces = ["System", "System.Collections.Generic", "System.Linq", "System.IO", "System.Numerics", "System.Threading.Tasks"];

    private readonly Lazy<IReadOnlyList<Extension>> _extensions = new(() => ExtensionMembers.In(assemblies));
    private readonly Lazy<IReadOnlyList<Type>> _types = new(() => [.. assemblies.SelectMany(a => a.GetExportedTypes()).Where(t => !t.FullName!.Contains('<'))]);

    /// <summary>The public types of ours.</summary>
    public IReadOnlyList<Type> Types => _types.Value;

    /// <summary>The types of a name, ours first, then the framework's and MathNet's.</summary>
    public IReadOnlyList<Type> TypesNamed(string name, StringComparison comparison)
    {
        var bare = name.Split('<')[0];
        var ours = Types.Where(t => Called(t, bare, comparison)).ToArray();
        if (ours.Length > 0 || comparison != StringComparison.Ordinal) { return ours; }

        return [.. AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic)
            .SelectMany(a => OutsideNamespaces.Append(null).SelectMany(space => Arities(space is null ? bare : $"{space}.{bare}").Select(full => a.GetType(full))))
            .Where(t => t is { IsPublic: true })!];
    }

    /// <summary>The members of a name: "Fit" of any type, or "Spectrum.Open" of one.</summary>
    public IReadOnlyList<NamedMember> MembersNamed(string name)
    {
        var dot = name.LastIndexOf('.');
        var (on, member) = dot < 0 ? (null, name) : (name[..dot], name[(dot + 1)..]);
        member = member.Split('(')[0];
        var holders = on is null ? Types : [.. TypesNamed(on, StringComparison.Ordinal), .. Types.Where(t => Called(t, on, StringComparison.OrdinalIgnoreCase))];
        var found = holders.Distinct().SelectMany(MembersOf).Where(m => m.Member is not ConstructorInfo && m.Member.Name.Equals(member, StringComparison.OrdinalIgnoreCase)).ToArray();
        var exact = found.Where(m => m.Member.Name == member).ToArray();
        return exact.Length > 0 ? exact : found;
    }

    /// <summary>What a type offers: constructors, properties, methods, and the extensions of the layers above it.</summary>
    public IEnumerable<NamedMember> MembersOf(Type type)
    {
        var shape = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var own = type.GetMembers(Visible).Where(m => IsShown(m)).Select(m => new NamedMember(type, m, null));
        var extensions = _extensions.Value.Where(e => Takes(e.Receiver, shape)).Select(e => new NamedMember(type, e.Member, e));
        return own.Concat(extensions);
    }

    /// <summary>A method as its receiver's, where it is an extension.</summary>
    public NamedMember Find(MethodInfo method) => _extensions.Value.FirstOrDefault(e => e.Method == method) is { } extension
        ? new NamedMember(extension.Receiver, method, extension)
        : new NamedMember(method.DeclaringType ?? typeof(object), method, null);

    private static IEnumerable<string> Arities(string name) => [name, $"{name}`1", $"{name}`2"];

    private static bool Called(Type type, string name, StringComparison comparison) =>
        type.Name.Split('`')[0].Equals(name, comparison) || string.Equals(type.FullName, name, comparison);

    private static bool IsShown(MemberInfo member) => member switch
    {
        Type => false,
        MethodBase { IsSpecialName: true } method => method is ConstructorInfo { IsStatic: false },
        _ => !Noise.Contains(member.Name) && !member.Name.StartsWith('<') && member is not EventInfo,
    };

    private static bool Takes(Type receiver, Type type) =>
        (receiver.IsGenericType ? receiver.GetGenericTypeDefinition() : receiver) == type
        || (!receiver.IsGenericParameter && receiver != typeof(object) && receiver.IsAssignableFrom(type));
}
