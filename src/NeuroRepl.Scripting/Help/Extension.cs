using System.Reflection;

namespace NeuroRepl.Scripting.Help;

/// <summary>A member that one type gets from a static class of another layer: <c>spectrum.Fit</c>, or the static <c>Spectrum.Open</c>.</summary>
/// <param name="Receiver">The type that gets it.</param>
/// <param name="Method">The method that is called.</param>
/// <param name="IsStatic">Whether it is called on the type's name rather than on an instance.</param>
internal sealed record Extension(Type Receiver, MethodInfo Method, bool IsStatic)
{
    /// <summary>The property's declaration, where it is one; <see cref="Method"/> is what reads it.</summary>
    public PropertyInfo? Property { get; init; }

    /// <summary>What a user calls it by.</summary>
    public MemberInfo Member => Property is null ? Method : Property;
}
