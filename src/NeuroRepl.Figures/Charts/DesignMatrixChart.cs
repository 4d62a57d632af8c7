namespace NeuroRepl.Figures.Charts;

/// <summary>A design as a picture.</summary>
public static class DesignMatrixChart
{
    extension(Chart)
    {
        /// <summary>A design matrix as shades of grey: a column a regressor, a row a scan from top to bottom; each column is scaled to its own largest size.</summary>
        /// <param name="rows">The matrix, row after row.</param>
        /// <param name="columns">The names of its columns; null numbers them.</param>
        /// <param name="y">What the rows are; null for scans.</param>
        /// <exception cref="FigureException">Rows of different length, or not a name a column.</exception>
        public static Figure DesignMatrix(IReadOnlyList<IReadOnlyList<double>> rows, IReadOnlyList<string>? columns = null, Axis? y = null)
        {
            var count = rows.Count == 0 ? 0 : rows[0].Count;
            foreach (var (index, row) in rows.Index()) { FigureException.SameLength(row.Count, $"row {index}", count, "row 0"); }

            var largest = Enumerable.Range(0, count).Select(c => rows.Select(r => Math.Abs(r[c])).Where(double.IsFinite).DefaultIfEmpty(0).Max()).ToArray();
            var shown = rows.Select(row => (IReadOnlyList<double>)[.. row.Select((v, c) => largest[c] == 0 ? 0 : v / largest[c])]).ToArray();
            return new(
                [
                    new Heatmap(shown, (columns ?? [.. Enumerable.Range(1, count).Select(i => $"{i}")]).ToArray(), rows.Select((_, i) => i + 1.0).ToArray())
                    {
                        ColorRange = (-1, 1), IsGrey = true, Unit = "of largest",
                    },
                ],
                new Layout
                {
                    X = new Axis { Extra = new Dictionary<string, object?> { ["tickangle"] = count > 6 ? -40 : 0, ["ticks"] = "", ["showgrid"] = false } },
                    Panels = [new Panel { Y = (y ?? new Axis { Title = "scan" }) with { IsReversed = true } }],
                    Height = 480,
                });
        }
    }
}
