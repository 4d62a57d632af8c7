namespace NeuroRepl.Views.General;

/// <summary>Types as one writes them in C#: <c>IReadOnlyList&lt;double&gt;</c>, not IReadOnlyList`1.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char",
        [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int",
        [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double",
        [typeof(decimal)] = "decimal", [typeof(nint)] = "nint", [typeof(nuint)] = "nuint",
    };

    /// <summary>A type as C# writes it.</summary>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword)) { return keyword; }

        if (type.IsByRef) { return Of(type.GetElementType()!); }

        if (type.IsArray) { return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]"; }

        if (Nullable.GetUnderlyingType(type) is { } underlying) { return $"{Of(underlying)}?"; }

        if (IsTuple(type)) { return $"({string.Join(", ", type.GetGenericArguments().Select(Of))})"; }

        return Nested(type);
    }

    /// <summary>What the compiler makes of <c>new { … }</c>.</summary>
    public static bool IsAnonymous(Type type) => type.Name.StartsWith('<') && type.Name.Contains("AnonymousType", StringComparison.Ordinal);

    /// <summary>What a script author calls the items: the type's name unless the compiler made it up.</summary>
    public static string OfItems(Type type) => type.Name.StartsWith('<') && !IsAnonymous(type) ? "sequence" : Of(type);

    private static bool IsTuple(Type type) => type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true;

    // A nested type repeats its outer types' arguments: Dictionary<string, int>.KeyCollection.
    private static string Nested(Type type, Type[]? arguments = null)
    {
        if (type.IsGenericParameter) { return type.Name; }

        if (IsAnonymous(type)) { return "anonymous type"; }

        arguments ??= type.GetGenericArguments();
        var ofOuter = Math.Min(type.DeclaringType?.GetGenericArguments().Length ?? 0, arguments.Length);
        var own = arguments[ofOuter..];
        var name = type.Name.Split('`')[0] + (own.Length > 0 ? $"<{string.Join(", ", own.Select(Of))}>" : "");
        return type.DeclaringType is { } outer && !IsSubmission(outer) ? $"{Nested(outer, arguments[..ofOuter])}.{name}" : name;
    }

    // Types that the user declared live in a class of the submission, whose name is the engine's business.
    private static bool IsSubmission(Type type) => type.Name.StartsWith("Submission#", StringComparison.Ordinal);
}
