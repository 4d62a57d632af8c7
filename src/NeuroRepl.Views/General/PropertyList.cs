using System.Reflection;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.General;

/// <summary>An object as the names and values of its public properties.</summary>
internal static class PropertyList
{
    /// <summary>Whether its properties say what it is: records, anonymous types, and classes that have no words of their own.</summary>
    public static bool IsTransparent(Type type) => (IsRecord(type) && !HasOwnWords(type)) || TypeName.IsAnonymous(type) || (!HasOwnWords(type) && Of(type).Length > 0);

    /// <summary>Whether somebody wrote a ToString for it.</summary>
    public static bool SaysItself(Type type) => HasOwnWords(type);

    public static PropertyInfo[] Of(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetMethod!.IsPublic && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike)];

    public static Card CardOf(object value) => new(TypeName.Of(value.GetType()))
    {
        Facts = [.. Of(value.GetType()).Select(p => (p.Name, FactText(Read(p, value))))],
    };

    /// <summary>The value of a property, or what its getter threw in words.</summary>
    public static object? Read(PropertyInfo property, object value)
    {
        try
        {
            return ValueText.InCell(property.GetValue(value));
        }
        catch (TargetInvocationException thrown)
        {
            return $"({thrown.InnerException?.GetType().Name}: {thrown.InnerException?.Message})";
        }
    }

    private static string FactText(object? cell) => cell switch
    {
        null => "null",
        double or float or decimal => NumberText.Short(Convert.ToDouble(cell)),
        string text => text,
        _ => ValueText.Of(cell),
    };

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    // The compiler's ToString of a record or anonymous type is marked as its own work.
    private static bool HasOwnWords(Type type)
    {
        var method = type.GetMethod(nameof(ToString), Type.EmptyTypes)!;
        return method.DeclaringType != typeof(object) && method.DeclaringType != typeof(ValueType)
            && method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null && !TypeName.IsAnonymous(type);
    }
}
