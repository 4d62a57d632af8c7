using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using NeuroRepl.Scripting.Help;

namespace NeuroRepl.Scripting.Display;

/// <summary>Any value as text, for what has no view: numbers invariantly, texts in quotes, collections by their first items, objects by their properties.</summary>
internal static class PlainText
{
    private const int Items = 20;
    private const int Depth = 3;
    private const int LineWidth = 100;

    /// <summary>A value as the result of a submission.</summary>
    public static string Of(object? value) => Of(value, depth: 0);

    /// <summary>A value in at most some sixty characters, on one line.</summary>
    public static string Short(object? value)
    {
        const int Longest = 60;
        var text = (value is IEnumerable and not string && !SaysItself(value.GetType()) ? Counted(value) : Of(value, Depth - 1)).ReplaceLineEndings(" ");
        return text.Length <= Longest ? text : $"{text[..(Longest - 1)]}…";
    }

    private static string Of(object? value, int depth) => value switch
    {
        null => "null",
        string text => Quoted(text),
        char letter => $"'{letter}'",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        Complex number => $"{number.Real.ToString("R", CultureInfo.InvariantCulture)}{(number.Imaginary < 0 ? " - " : " + ")}{Math.Abs(number.Imaginary).ToString("R", CultureInfo.InvariantCulture)}i",
        Enum member => $"{TypeName.Of(member.GetType())}.{member}",
        Type type => TypeName.Of(type),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        Exception exception => $"{exception.GetType().Name}: {exception.Message}",
        Delegate method => Signature.Of(method.Method),
        Task task => $"{TypeName.Of(task.GetType().BaseType == typeof(Task) ? task.GetType() : typeof(Task))}, {task.Status} (await it for its value)",
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i], depth + 1)))})",
        Array { Rank: 2 } matrix => Matrix(matrix, depth),
        IFormattable formattable when !typeof(IEnumerable).IsAssignableFrom(value.GetType()) => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ when SaysItself(value.GetType()) => value.ToString() ?? "",
        _ when depth >= Depth => TypeName.Of(value.GetType()),
        _ when MemoryOf(value) is { } items => Collection(items, depth),
        IDictionary map => Map(map, depth),
        IEnumerable items => Collection(items, depth),
        _ => Properties(value, depth),
    };

    private static bool SaysItself(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring && declaring != typeof(object) && declaring != typeof(ValueType) && MemoryItems(type) is null;

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";

    // Short items stand in one line; long ones or those of several lines get a line each.
    private static string Collection(IEnumerable items, int depth)
    {
        var (shown, hasMore) = First(items);
        var texts = shown.Select(item => Of(item, depth + 1)).ToList();
        if (hasMore) { texts.Add("…"); }

        var line = $"[{string.Join(", ", texts)}]";
        return line.Length <= LineWidth && !line.Contains('\n', StringComparison.Ordinal) && texts.TrueForAll(t => t.Length <= LineWidth / 3)
            ? $"{Counted(items)} {line}"
            : $"{Counted(items)}\n{string.Join("\n", texts.Select(Indented))}";
    }

    private static string Map(IDictionary map, int depth)
    {
        var lines = map.Cast<DictionaryEntry>().Take(Items).Select(e => Indented($"{Of(e.Key, depth + 1)}: {Of(e.Value, depth + 1)}")).ToList();
        if (map.Count > Items) { lines.Add("  …"); }

        return $"{Counted(map)}\n{string.Join("\n", lines)}".TrimEnd('\n');
    }

    private static (List<object?> Shown, bool HasMore) First(IEnumerable items)
    {
        var shown = new List<object?>();
        foreach (var item in items)
        {
            if (shown.Count == Items) { return (shown, true); }

            shown.Add(item);
        }

        return (shown, false);
    }

    private static string Counted(object items)
    {
        var type = items.GetType();
        var name = type.IsNotPublic || type.Name.Contains('<', StringComparison.Ordinal) ? "sequence" : TypeName.Of(type);
        return Count(items) is { } count ? $"{name} (n = {count})" : name;
    }

    private static int? Count(object items) => items is ICollection collection
        ? collection.Count
        : items.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)) is { } counted
            ? (int?)counted.GetProperty("Count")!.GetValue(items)
            : null;

    private static string Matrix(Array matrix, int depth)
    {
        var rows = Enumerable.Range(0, Math.Min(matrix.GetLength(0), Items))
            .Select(row => string.Join("  ", Enumerable.Range(0, Math.Min(matrix.GetLength(1), Items)).Select(column => Of(matrix.GetValue(row, column), depth + 1).PadLeft(10))));
        return $"{TypeName.Of(matrix.GetType().GetElementType()!)}[{matrix.GetLength(0)}, {matrix.GetLength(1)}]\n{string.Join("\n", rows)}";
    }

    private static string Properties(object value, int depth)
    {
        var properties = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0);
        var fields = value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance);
        var entries = properties.Select(p => $"{p.Name} = {Read(p, value, depth)}").Concat(fields.Select(f => $"{f.Name} = {Of(f.GetValue(value), depth + 1)}")).ToArray();
        var name = TypeName.Of(value.GetType());
        var line = $"{name} {{ {string.Join(", ", entries)} }}";
        return entries.Length == 0 ? name : line.Length <= LineWidth ? line : $"{name}\n{string.Join("\n", entries.Select(Indented))}";
    }

    private static string Read(PropertyInfo property, object value, int depth)
    {
        try { return Of(property.GetValue(value), depth + 1); }
        catch (TargetInvocationException e) { return $"({e.InnerException?.Message ?? e.Message})"; }
        catch (NotSupportedException) { return TypeName.Of(property.PropertyType); }
    }

    private static IEnumerable? MemoryOf(object value) =>
        MemoryItems(value.GetType()) is not null ? (IEnumerable)value.GetType().GetMethod("ToArray")!.Invoke(value, null)! : null;

    private static Type? MemoryItems(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Memory<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>)) ? type.GetGenericArguments()[0] : null;

    private static string Indented(string text)
    {
        var indented = new StringBuilder();
        foreach (var line in text.Split('\n')) { indented.Append(indented.Length > 0 ? "\n  " : "  ").Append(line); }

        return indented.ToString();
    }
}
