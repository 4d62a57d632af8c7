using System.Reflection;
using System.Runtime.CompilerServices;
using NeuroRepl.Testing;

namespace NeuroRepl.Architecture.Tests;

/// <summary>What a script can reach: approved, so that no member comes or goes unnoticed, and free of what a script cannot hold.</summary>
public sealed class SurfaceTests
{
    public static TheoryData<string> Projects { get; } = new(Layers.OnTheScriptSurface);

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_public_surface_is_as_approved(string project) => Approve.That(Surface.Of(Layers.Assembly(project)), $"surface-{project}");

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_script_can_hold_everything_it_is_given(string project)
    {
        var unfit = from method in Methods(project)
                    from type in method.GetParameters().Select(p => p.ParameterType).Append(method is MethodInfo m ? m.ReturnType : typeof(void))
                    where (type.IsByRefLike && type != typeof(DefaultInterpolatedStringHandler)) || type.IsByRef || type.IsPointer
                    select $"{method.DeclaringType!.Name}.{method.Name} has {type}";

        Assert.Empty(unfit.Distinct());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_public_type_has_to_be_disposed(string project) =>
        Assert.Empty(Types(project).Where(t => typeof(IDisposable).IsAssignableFrom(t) && !t.IsInterface).Select(t => t.FullName));

    [Fact]
    public void No_domain_type_has_a_public_setter()
    {
        var setters = from type in Types("Domain").Where(type => !typeof(Exception).IsAssignableFrom(type))
                      from property in type.GetProperties()
                      where property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
                      select $"{type.Name}.{property.Name}";

        Assert.Empty(setters);
    }

    private static Type[] Types(string project) => Layers.Assembly(project).GetExportedTypes();

    private static IEnumerable<MethodBase> Methods(string project) =>
        from type in Types(project)
        let builders = Types(project).Select(t => t.GetCustomAttribute<CollectionBuilderAttribute>()?.BuilderType).ToHashSet()
        from method in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>()
        where !method.IsDefined(typeof(CompilerGeneratedAttribute)) && method.Name is not ("Deconstruct" or "TryFormat")
        where !(method.IsStatic && builders.Contains(type))          // called by [a, b, c], never by name
        where !(method is MethodInfo { IsVirtual: true } m && m.GetBaseDefinition() != m)
        select method;
}
