using System.Reflection;

namespace NeuroRepl.Scripting.Help;

/// <summary>The name under which the compiler writes a member into an XML documentation file: <c>M:Namespace.Type.Method(System.Int32)</c>.</summary>
internal static class DocumentationId
{
    /// <summary>A member's name in the file; null for what has none.</summary>
    public static string? Of(MemberInfo member) => member switch
    {
        Type type => $"T:{Declared(type)}",
        MethodBase method => $"M:{Declared(method.DeclaringType!)}.{Name(method)}{Arguments(method.GetParameters())}{Returned(method)}",
        PropertyInfo property => $"P:{Declared(property.DeclaringType!)}.{property.Name}{Arguments(property.GetIndexParameters())}",
        FieldInfo field => $"F:{Declared(field.DeclaringType!)}.{field.Name}",
        EventInfo @event => $"E:{Declared(@event.DeclaringType!)}.{@event.Name}",
        _ => null,
    };

    private static string Declared(Type type) => Definition(type).FullName?.Replace('+', '.') ?? type.Name;

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static string Name(MethodBase method) => method is ConstructorInfo
        ? method.IsStatic ? "#cctor" : "#ctor"
        : method.Name + (method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "");

    private static string Arguments(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(",", parameters.Select(p => Used(p.ParameterType)))})";

    private static string Returned(MethodBase method) =>
        method is MethodInfo { Name: "op_Implicit" or "op_Explicit" } conversion ? $"~{Used(conversion.ReturnType)}" : "";

    private static string Used(Type type)
    {
        if (type.IsByRef) { return $"{Used(type.GetElementType()!)}@"; }

        if (type.IsArray)
        {
            var bounds = type.GetArrayRank() == 1 ? "" : string.Join(",", Enumerable.Repeat("0:", type.GetArrayRank()));
            return $"{Used(type.GetElementType()!)}[{bounds}]";
        }

        if (type.IsPointer) { return $"{Used(type.GetElementType()!)}*"; }

        if (type.IsGenericParameter) { return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition; }

        if (!type.IsGenericType) { return type.FullName?.Replace('+', '.') ?? type.Name; }

        var arguments = $"{{{string.Join(",", type.GetGenericArguments().Select(Used))}}}";
        return type.GetGenericTypeDefinition().FullName!.Replace('+', '.').Split('`')[0] + arguments;
    }
}
