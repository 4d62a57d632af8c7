namespace NeuroRepl.Figures.Charts;

/// <summary>Connectivity between regions.</summary>
public static class ConnectivityChart
{
    extension(Chart)
    {
        /// <summary>A connectivity matrix, two-sided colours around zero, regions put together by network with a frame around each.</summary>
        /// <param name="matrix">The matrix, row after row, as many columns as rows.</param>
        /// <param name="networks">The network of each region; null draws the matrix without frames.</param>
        /// <param name="unit">What the colours measure: "z", "r".</param>
        /// <param name="limit">The value at the end of the colours; null for the largest off the diagonal.</param>
        /// <exception cref="FigureException">The matrix is not square, or there is not a network a region.</exception>
        public static Figure Connectivity(IReadOnlyList<IReadOnlyList<double>> matrix, IReadOnlyList<string>? networks = null, string unit = "r", double? limit = null)
        {
            foreach (var (index, row) in matrix.Index()) { FigureException.SameLength(row.Count, $"row {index}", matrix.Count, "the matrix"); }
            if (networks is not null) { FigureException.SameLength(networks.Count, "networks", matrix.Count, "the matrix"); }

            var names = networks?.Distinct().ToList();
            int[] order = networks is null ? [.. Enumerable.Range(0, matrix.Count)] : [.. Enumerable.Range(0, matrix.Count).OrderBy(i => names!.IndexOf(networks[i]))];
            var blocks = names?.Select(name => (Name: name, Start: Array.FindIndex(order, i => networks![i] == name), Count: networks!.Count(n => n == name))).ToArray() ?? [];
            var end = limit ?? order.SelectMany(i => order.Where(j => j != i).Select(j => Math.Abs(matrix[i][j]))).Where(double.IsFinite).DefaultIfEmpty(1).Max();
            (double, string)[] ticks = [.. blocks.Select(b => (b.Start + ((b.Count - 1) / 2.0), b.Name))];
            return new(
                [
                    new Heatmap([.. order.Select(i => (IReadOnlyList<double>)[.. order.Select(j => matrix[i][j])])]) { IsDiverging = true, ColorRange = end > 0 ? (-end, end) : null, Unit = unit },
                    .. blocks.Length == 0 ? Array.Empty<Trace>() :
                    [
                        Outline.Rectangles([.. blocks.Select(b => (b.Start - 0.5, b.Start - 0.5, b.Start + b.Count - 0.5, b.Start + b.Count - 0.5))]) with { Color = Frame, FillOpacity = 0, LineWidth = 2 },
                    ],
                ],
                new Layout
                {
                    X = new Axis { Ticks = ticks, Title = blocks.Length == 0 ? "region" : null, Extra = new Dictionary<string, object?> { ["showgrid"] = false, ["constrain"] = "domain", ["tickangle"] = ticks.Length > 5 ? -40 : 0 } },
                    Panels = [new Panel { Y = new Axis { Ticks = ticks, Title = blocks.Length == 0 ? "region" : null, IsReversed = true, Extra = new Dictionary<string, object?> { ["scaleanchor"] = "x", ["showgrid"] = false, ["constrain"] = "domain" } } }],
                    Height = 560,
                });
        }
    }

    // The matrix is pale around zero on either page, so its frames are dark on either.
    private const string Frame = "#222222";
}
