namespace NeuroRepl.Figures;

/// <summary>A table to look at: headers and cells, already as text or numbers.</summary>
public sealed class Grid
{
    /// <param name="headers">The column headers.</param>
    /// <param name="rows">The cells, row after row, each with as many cells as there are headers: texts, numbers, or null.</param>
    public Grid(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        if (rows.FirstOrDefault(row => row.Count != headers.Count) is { } uneven)
        {
            throw new FigureException($"A row of the grid has {uneven.Count} cells; there are {headers.Count} headers.", "Give every row a cell for each header; null for a missing one.");
        }

        (Headers, Rows) = (headers, rows);
    }

    /// <summary>The column headers.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>The cells, row after row.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>A line under the grid: "10 of 312 rows".</summary>
    public string? Footer { get; init; }

    /// <summary>A grid with a row an item and a column a reading of it.</summary>
    public static Grid Of<T>(IEnumerable<T> items, params (string Header, Func<T, object?> Cell)[] columns) =>
        new([.. columns.Select(c => c.Header)], [.. items.Select(item => (IReadOnlyList<object?>)[.. columns.Select(c => c.Cell(item))])]);

    /// <summary>The grid as a piece of a page.</summary>
    /// <param name="withStyle">Whether the style sheet comes with it; once in a page is enough.</param>
    public string ToHtml(bool withStyle = true) => Html.Page.Styled(Html.GridHtml.Fragment(this), withStyle);

    /// <summary>A whole page with the grid in it.</summary>
    public string ToHtmlPage(string title = "Table") => Html.Page.Of(Html.GridHtml.Fragment(this), title, figure: null);
}
