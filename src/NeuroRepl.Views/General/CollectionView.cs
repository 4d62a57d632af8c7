using System.Collections;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.General;

/// <summary>Collections and sequences: short ones of plain values on one line, others as a grid of the first items with the count below.</summary>
internal static class CollectionView
{
    private const int MostRows = 20;
    private const int MostInLine = 12;
    private const int LongestLine = 96;

    public static Look Of(IEnumerable items, ViewRegistry views)
    {
        if (items is Array { Rank: 2 } matrix) { return new Look.AsGrid(Matrix(matrix)); }

        var count = CountOf(items);

        // A sequence may be endless or dear: nothing is asked of it beyond what is shown and one more.
        var first = items.Cast<object?>().Take(MostRows + 1).ToArray();
        var shown = first.Take(MostRows).ToArray();
        var footer = FooterOf(count, first.Length, shown.Length);
        if (shown.Length == 0) { return new Look.Words($"{TypeName.OfItems(items.GetType())}, empty"); }
        if (items is IDictionary dictionary) { return new Look.AsGrid(Entries(dictionary, footer)); }
        if (shown.All(IsPlain)) { return Values(shown, first.Length, items, footer); }

        var type = ElementType(shown);
        return new Look.AsGrid(
            (shown.All(item => item is not null) ? views.ListOf(type, [.. shown.Cast<object>()], count ?? (first.Length > MostRows ? null : shown.Length)) : null)
            ?? Properties(type, shown, footer));
    }

    private static int? CountOf(IEnumerable items) => items switch
    {
        ICollection collection => collection.Count,
        _ => (int?)items.GetType().GetInterfaces()
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>))?.GetProperty("Count")?.GetValue(items),
    };

    private static string? FooterOf(int? count, int seen, int shown) =>
        seen <= shown ? null
        : count is { } all ? $"… {all - shown} more of {all}"
        : "… more";

    private static bool IsPlain(object? item) => item is null or string or bool or IFormattable or System.Runtime.CompilerServices.ITuple;

    private static Look Values(object?[] shown, int seen, IEnumerable items, string? footer)
    {
        var line = string.Join(", ", shown.Select(item => item is double or float ? NumberText.Short(Convert.ToDouble(item), digits: 6) : ValueText.Of(item)));
        if (shown.All(IsNumber)) { return new Look.Words($"[{line}{(footer is null ? "" : $", {footer}")}]"); }
        if (seen == shown.Length && line.Length <= LongestLine && !line.Contains('\n')) { return new Look.Words($"[{line}]"); }

        return new Look.AsGrid(new Grid(["", TypeName.Of(ElementType(shown))], [.. shown.Select((item, i) => (IReadOnlyList<object?>)[$"{i}", ValueText.InCell(item)])])
        {
            Footer = footer ?? NumberText.Count(shown.Length, items is Array ? "value" : "item"),
        });
    }

    private static bool IsNumber(object? item) => item is double or float or decimal or int or long or short or byte or uint or ulong or ushort or sbyte;

    private static Grid Entries(IDictionary dictionary, string? footer) => new(
        ["key", "value"],
        [.. dictionary.Keys.Cast<object>().Take(MostRows).Select(key => (IReadOnlyList<object?>)[ValueText.InCell(key), ValueText.InCell(dictionary[key])])])
    {
        Footer = footer,
    };

    private static Grid Properties(Type type, object?[] shown, string? footer)
    {
        var properties = PropertyList.IsTransparent(type) ? PropertyList.Of(type) : [];
        return properties.Length == 0
            ? new(["", TypeName.Of(type)], [.. shown.Select((item, i) => (IReadOnlyList<object?>)[$"{i}", item is IEnumerable ? ValueText.InCell(item) : item?.ToString()])]) { Footer = footer }
            : new([.. properties.Select(p => p.Name)], [.. shown.Select(item => (IReadOnlyList<object?>)[.. properties.Select(p => item is null ? null : PropertyList.Read(p, item))])]) { Footer = footer };
    }

    private static Grid Matrix(Array matrix)
    {
        var (rows, columns) = (Math.Min(matrix.GetLength(0), MostRows), Math.Min(matrix.GetLength(1), MostInLine));
        return new(
            [.. Enumerable.Range(0, columns).Select(c => $"{c}").Prepend("")],
            [.. Enumerable.Range(0, rows).Select(r => (IReadOnlyList<object?>)[.. Enumerable.Range(0, columns).Select(c => ValueText.InCell(matrix.GetValue(r, c))).Prepend($"{r}")])])
        {
            Footer = $"{matrix.GetLength(0)} × {matrix.GetLength(1)} {TypeName.Of(matrix.GetType().GetElementType()!)}",
        };
    }

    // What all items are: their own type where it is one, else their nearest common base.
    private static Type ElementType(object?[] items)
    {
        var types = items.Where(item => item is not null).Select(item => item!.GetType()).Distinct().ToArray();
        if (types.Length == 0) { return typeof(object); }

        var common = types[0];
        while (!types.All(common.IsAssignableFrom)) { common = common.BaseType ?? typeof(object); }
        return common;
    }
}
