using System.Reflection;
using NeuroRepl.Views.General;

namespace NeuroRepl.Scripting.Help;

/// <summary>A member as a user meets it: on the type it is called on, which for an extension is not the type that declares it.</summary>
/// <param name="On">What stands before the dot.</param>
/// <param name="Member">The member.</param>
/// <param name="Extension">How it came to that type, where it is an extension.</param>
internal sealed record NamedMember(Type On, MemberInfo Member, Extension? Extension)
{
    /// <summary>Its name with its type: "Spectrum.Open".</summary>
    public string FullName => Member is ConstructorInfo ? TypeName.Of(On) : $"{TypeName.Of(On)}.{Member.Name}";

    /// <summary>Its declaration in one line, without the parameter that stands before the dot.</summary>
    public string Declaration => Signature.Of(Member, isExtension: Extension is { IsStatic: false });

    /// <summary>Whether it is called on the type's name.</summary>
    public bool IsStatic => Extension?.IsStatic ?? Member switch
    {
        MethodBase method => method.IsStatic,
        PropertyInfo property => property.GetMethod?.IsStatic == true,
        FieldInfo data => data.IsStatic,
        _ => false,
    };
}
