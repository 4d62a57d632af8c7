namespace NeuroRepl.Views.General;

/// <summary>A type's name as C# writes it: <c>List&lt;double&gt;</c>, <c>int[]</c>, <c>(string, int)</c>.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(char)] = "char",
        [typeof(string)] = "string", [typeof(object)] = "object", [typeof(void)] = "void",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword)) { return keyword; }
        if (type.IsArray) { return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]"; }
        if (Nullable.GetUnderlyingType(type) is { } inner) { return Of(inner) + "?"; }
        if (IsAnonymous(type)) { return "anonymous"; }
        if (!type.IsGenericType) { return type.Name; }

        var arguments = string.Join(", ", type.GetGenericArguments().Select(Of));
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true ? $"({arguments})" : $"{type.Name.Split('`')[0]}<{arguments}>";
    }

    /// <summary>What the compiler makes of <c>new { … }</c>.</summary>
    public static bool IsAnonymous(Type type) => type.Name.Contains("AnonymousType", StringComparison.Ordinal) && type.Name.StartsWith('<');

    /// <summary>What a script author calls the items: the type's name unless the compiler made it up.</summary>
    public static string OfItems(Type type) => type.Name.StartsWith('<') && !IsAnonymous(type) ? "sequence" : Of(type);
}
