using System.Reflection;
using System.Runtime.CompilerServices;
using NeuroRepl.Views.General;

namespace NeuroRepl.Scripting.Help;

/// <summary>Members as C# declares them, in one line.</summary>
internal static class Signature
{
    /// <summary>The declaration of any member.</summary>
    /// <param name="isExtension">Whether the first parameter is what stands before the dot, and is left out.</param>
    public static string Of(MemberInfo member, bool isExtension = false) => member switch
    {
        ConstructorInfo constructor => $"new {TypeName.Of(constructor.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method => $"{TypeName.Of(method.ReturnType)}{Mark(method.ReturnParameter)} {MethodName(method)}({Parameters(method, isExtension)})",
        PropertyInfo property => $"{TypeName.Of(property.PropertyType)}{Mark(property)} {PropertyName(property)}",
        FieldInfo field => $"{TypeName.Of(field.FieldType)} {field.Name}{Constant(field)}",
        Type type => Declaration(type),
        _ => member.Name,
    };

    /// <summary>What kind of type it is, with its name: "sealed class Spectrum".</summary>
    private static string Declaration(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => IsRecord(type) ? "record struct" : "struct",
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            _ => IsRecord(type) ? "record" : "class",
        };
        return $"{kind} {TypeName.Of(type)}";
    }

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    private static string MethodName(MethodInfo method) => method.IsGenericMethod
        ? $"{method.Name}<{string.Join(", ", method.GetGenericArguments().Select(TypeName.Of))}>"
        : method.Name;

    private static string PropertyName(PropertyInfo property) => property.GetIndexParameters() is { Length: > 0 } indices
        ? $"this[{string.Join(", ", indices.Select(Parameter))}]"
        : property.Name;

    private static string Parameters(MethodBase method, bool isExtension = false) =>
        string.Join(", ", method.GetParameters().Skip(isExtension ? 1 : 0).Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var keyword = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var fallback = parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue, parameter.ParameterType)}" : "";
        return $"{keyword}{TypeName.Of(parameter.ParameterType)}{Mark(parameter)} {parameter.Name}{fallback}";
    }

    private static string Mark(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable ? "?" : "";

    private static string Mark(PropertyInfo property) =>
        !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable ? "?" : "";

    private static string Constant(FieldInfo field) => field.IsLiteral && !field.DeclaringType!.IsEnum ? $" = {Literal(field.GetRawConstantValue(), field.FieldType)}" : "";

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, value)}",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };
}
