using NeuroRepl.Figures;

namespace NeuroRepl.Views.General;

/// <summary>A grid of the first items of a list, which says how many there are.</summary>
internal static class Listing
{
    public static Grid Of<T>(IReadOnlyList<T> items, int? total, string noun, params (string Header, Func<T, object?> Cell)[] columns) =>
        new([.. columns.Select(c => c.Header)], [.. items.Select(item => (IReadOnlyList<object?>)[.. columns.Select(c => c.Cell(item))])])
        {
            Footer = total is null ? "… more"
                : total > items.Count ? $"… {total - items.Count} more of {NumberText.Count(total.Value, noun)}"
                : NumberText.Count(items.Count, noun),
        };
}
