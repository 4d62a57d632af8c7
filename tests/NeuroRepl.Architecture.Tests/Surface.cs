using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace NeuroRepl.Architecture.Tests;

/// <summary>The public members of an assembly as lines of text, in a stable order.</summary>
internal static class Surface
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().Where(t => !t.Name.StartsWith('<') && !IsWrittenByAGenerator(t)).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Name(type)).Append('\n');
            var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(m => !IsWrittenByTheCompiler(m) && !IsWrittenByAGenerator(m)).Select(Line).OfType<string>().Order(StringComparer.Ordinal).Distinct();
            foreach (var line in members) { text.Append("  ").Append(line).Append('\n'); }
        }

        return text.ToString();
    }

    // Plotly's attributes: plotly-attributes.txt is their approved text.
    private static bool IsWrittenByAGenerator(MemberInfo member) => member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false);

    private static bool IsWrittenByTheCompiler(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name.StartsWith('<')
        || member.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "PrintMembers" or "op_Equality" or "op_Inequality";

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo c => $"new({Parameters(c)})",
        MethodInfo { IsSpecialName: true } m when !m.Name.StartsWith("op_", StringComparison.Ordinal) => null,
        MethodInfo m => $"{(m.IsStatic ? "static " : "")}{Name(m.ReturnType)} {m.Name}{Generic(m)}({Parameters(m)})",
        PropertyInfo { Name: "EqualityContract" } => null,
        PropertyInfo p => $"{(p.GetMethod?.IsStatic == true ? "static " : "")}{Name(p.PropertyType)} {p.Name}{(p.GetIndexParameters() is [_, ..] i ? $"[{string.Join(", ", i.Select(x => Name(x.ParameterType)))}]" : "")}",
        FieldInfo f => f.DeclaringType!.IsEnum ? (f.IsStatic ? f.Name : null) : $"{(f.IsStatic ? "static " : "")}{Name(f.FieldType)} {f.Name}",
        EventInfo e => $"event {Name(e.EventHandlerType!)} {e.Name}",
        _ => null,
    };

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = " + Default(p) : "")}"));

    private static string Default(ParameterInfo parameter)
    {
        try { return parameter.DefaultValue switch { null => "default", string s => $"\"{s}\"", bool b => b ? "true" : "false", var v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture)! }; }
        catch (FormatException) { return "default"; }
    }

    private static string Name(Type type)
    {
        if (type.IsArray) { return Name(type.GetElementType()!) + "[]"; }

        if (Nullable.GetUnderlyingType(type) is { } inner) { return Name(inner) + "?"; }

        var name = type switch
        {
            _ when type == typeof(void) => "void",
            _ when type == typeof(string) => "string",
            _ when type == typeof(double) => "double",
            _ when type == typeof(float) => "float",
            _ when type == typeof(int) => "int",
            _ when type == typeof(long) => "long",
            _ when type == typeof(bool) => "bool",
            _ when type == typeof(object) => "object",
            { IsNested: true, IsGenericParameter: false } => $"{Name(type.DeclaringType!)}.{type.Name}",
            { Namespace: { } ns } when ns.StartsWith("NeuroRepl", StringComparison.Ordinal) && !type.IsGenericParameter => $"{ns["NeuroRepl.".Length..]}.{type.Name}",
            _ => type.Name,
        };
        return type.IsGenericType ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
