using System.Reflection;
using System.Runtime.CompilerServices;
using NeuroRepl.Views.General;

namespace NeuroRepl.Scripting.Help;

/// <summary>Finds the extension members of assemblies, both the classic ones and those of C# 14's extension blocks.</summary>
internal static class ExtensionMembers
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>All public extension members that the assemblies declare.</summary>
    public static IReadOnlyList<Extension> In(IEnumerable<Assembly> assemblies) =>
        [.. assemblies.SelectMany(a => a.GetExportedTypes()).Where(t => t is { IsAbstract: true, IsSealed: true, IsNested: false }).SelectMany(Of)];

    private static IEnumerable<Extension> Of(Type holder) =>
        holder.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m.IsDefined(typeof(ExtensionAttribute)))
            .Select(m => new Extension(m.GetParameters()[0].ParameterType, m, IsStatic: false))
            .Concat(StaticOnes(holder))
            .Concat(Properties(holder));

    // The compiler keeps a static extension as a plain static method of the holder, and its declaration in a nested type "<G>$…", which has a nested
    // "<M>$…" whose method <Extension>$ takes the receiver.
    private static IEnumerable<Extension> StaticOnes(Type holder) =>
        from block in holder.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
        where block.Name.StartsWith("<G>$", StringComparison.Ordinal)
        from marker in block.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
        let receiver = marker.GetMethod("<Extension>$", Own)?.GetParameters()[0].ParameterType
        where receiver is not null
        from declared in block.GetMethods(Own)
        where declared.IsStatic
        let called = holder.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).FirstOrDefault(m => SameShape(m, declared))
        where called is not null
        select new Extension(receiver, called, IsStatic: true);

    private static IEnumerable<Extension> Properties(Type holder) =>
        from block in holder.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
        where block.Name.StartsWith("<G>$", StringComparison.Ordinal)
        from property in block.GetProperties(Own)
        let getter = holder.GetMethod($"get_{property.Name}", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where getter?.GetParameters() is { Length: 1 }
        select new Extension(getter.GetParameters()[0].ParameterType, getter, IsStatic: false) { Property = property };

    private static bool SameShape(MethodInfo one, MethodInfo other) =>
        one.Name == other.Name && one.GetParameters().Select(p => TypeName.Of(p.ParameterType)).SequenceEqual(other.GetParameters().Select(p => TypeName.Of(p.ParameterType)));
}
