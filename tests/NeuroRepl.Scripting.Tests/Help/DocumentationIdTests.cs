using System.Reflection;
using System.Xml.Linq;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Scripting.Help;

namespace NeuroRepl.Scripting.Tests.Help;

public sealed class DocumentationIdTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // The compiler is the oracle: it wrote the files, and a name of ours that is not in them would be a wrong one. CS1591 guarantees that every public
    // member is documented, so every one has to be found.
    [Theory]
    [InlineData("NeuroRepl.Numerics")]
    [InlineData("NeuroRepl.Domain")]
    [InlineData("NeuroRepl.Models")]
    [InlineData("NeuroRepl.IO")]
    [InlineData("NeuroRepl.Figures")]
    [InlineData("NeuroRepl.Views")]
    public void Every_documented_member_is_found_under_the_compilers_name(string assemblyName)
    {
        var assembly = Assembly.Load(assemblyName);
        var written = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").Select(m => m.Attribute("name")!.Value).ToHashSet();

        var missing = assembly.GetExportedTypes().Where(t => !t.FullName!.Contains('<'))
            .SelectMany(t => t.GetMembers(Public).Where(m => m is not Type).Append(t))
            .Where(m => m is not MethodBase { IsSpecialName: true } || m is ConstructorInfo { DeclaringType.IsAbstract: false })
            .Where(m => m.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null && !IsOfRecord(m) && !HasNoDocstring(m))
            .Select(m => DocumentationId.Of(m)!)
            .Where(id => !written.Contains(id))
            .ToArray();

        Assert.Empty(missing);
    }

    [Fact]
    public void Generic_methods_arrays_and_conversions_are_written_as_the_compiler_writes_them()
    {
        Assert.Equal("M:System.Linq.Enumerable.Repeat``1(``0,System.Int32)", DocumentationId.Of(typeof(Enumerable).GetMethod("Repeat")!));
        Assert.Equal("M:NeuroRepl.Domain.Tables.Table.Select(System.String[])", DocumentationId.Of(typeof(Table).GetMethod("Select")!));
        Assert.Equal(
            "M:NeuroRepl.Domain.Spectroscopy.PpmRange.op_Implicit(System.ValueTuple{System.Double,System.Double})~NeuroRepl.Domain.Spectroscopy.PpmRange",
            DocumentationId.Of(typeof(Domain.Spectroscopy.PpmRange).GetMethod("op_Implicit")!));
    }

    // A record documents its positional members as parameters; its other members are the compiler's.
    private static bool IsOfRecord(MemberInfo member) =>
        member.DeclaringType is { } type && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null
        && (member is PropertyInfo || member is ConstructorInfo || member.Name is "Deconstruct" or "Equals" or "ToString");

    // A primary constructor without parameter docstrings, a constructor that the compiler wrote, an enum's number.
    private static bool HasNoDocstring(MemberInfo member) =>
        member is ConstructorInfo || member.Name == "value__" || member.DeclaringType is { IsEnum: true } && member is MethodInfo
        || typeof(Delegate).IsAssignableFrom(member.DeclaringType ?? typeof(object));
}
