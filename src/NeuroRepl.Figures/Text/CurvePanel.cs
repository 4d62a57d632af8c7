namespace NeuroRepl.Figures.Text;

/// <summary>One panel of lines, points, bands and upright bars over a numeric or categorical x axis.</summary>
internal sealed class CurvePanel
{
    private const int MostTickWidth = 12;
    private const int MostGlyphs = 600;

    private readonly Panel _panel;
    private readonly IReadOnlyList<TraceLook> _looks;
    private readonly int _rows;
    private readonly Page _page;
    private readonly Scale _x;
    private readonly Scale _y;
    private readonly IReadOnlyList<(double Value, string Text)> _yTicks;

    public CurvePanel(Panel panel, IReadOnlyList<TraceLook> looks, Scale x, int rows, Page page)
    {
        (_panel, _looks, _x, _rows, _page) = (panel, looks, x, rows, page);
        var categories = CategoriesOf(panel.Y, looks.Select(l => (l.Trace as Scatter)?.Y));
        var axis = looks.Any(l => l.Trace is Bar) ? panel.Y with { IncludesZero = true } : panel.Y;
        _y = Scale.Of(axis, looks.SelectMany(VisibleY), categories, margin: 0.05);
        _yTicks = panel.Y is { ShowTicks: true, IsHidden: false } ? [.. Ticks.Of(_y, Math.Max(2, rows / 3)).Select(t => (t.Value, TextWidth.Cut(page.Clean(t.Text), panel.Y.Ticks.Count > 0 ? page.Width / 3 : MostTickWidth, page.Unicode)))] : [];
    }

    /// <summary>Columns that its tick labels want on the left.</summary>
    public int GutterWanted => _yTicks.Select(t => TextWidth.Of(t.Text)).DefaultIfEmpty(0).Max();

    /// <summary>The x axis that panels share: the given range, or what any of the traces covers.</summary>
    public static Scale SharedX(Axis axis, IReadOnlyList<TraceLook> looks)
    {
        var categories = CategoriesOf(axis, looks.Select(l => XOf(l.Trace)));
        var hasMarkers = looks.Any(l => l.Trace is Scatter { Mode: not ScatterMode.Lines } or Bar or Outline);
        return Scale.Of(axis, looks.SelectMany(l => XOf(l.Trace)?.Numbers ?? []), categories, hasMarkers ? 0.04 : 0);
    }

    public void Draw(Axis xAxis, int gutter, bool isLast)
    {
        var columns = _page.Width - gutter - 2;
        var canvas = new DotCanvas(columns, _rows, _page.Unicode);
        var bands = _looks.Where(l => l.Trace is Band).ToArray();
        foreach (var (order, look) in bands.Index()) { DrawBand(canvas, (Band)look.Trace, look, order, bands.Length); }
        foreach (var look in _looks.Where(l => l.Trace is Outline)) { DrawOutline(canvas, (Outline)look.Trace, look.Style); }
        DrawBars(canvas);
        var middles = new Dictionary<TraceLook, double[]>();
        foreach (var look in _looks.Where(l => l.Trace is Scatter { Mode: ScatterMode.Lines or ScatterMode.LinesAndMarkers })) { middles[look] = DrawLine(canvas, (Scatter)look.Trace, look); }
        foreach (var look in _looks.Where(l => l.Trace is Scatter { Mode: ScatterMode.Markers or ScatterMode.LinesAndMarkers })) { DrawMarkers(canvas, (Scatter)look.Trace, look); }
        foreach (var look in _looks.Where(l => l.Trace is Scatter { Mode: ScatterMode.Text })) { DrawTexts(canvas, (Scatter)look.Trace, look.Style); }
        DrawLetters(canvas, middles);
        DrawZero(canvas);

        DrawCaption();
        for (var row = 0; row < _rows; row++) { DrawRow(canvas, row, gutter); }
        DrawXAxis(xAxis, gutter, columns, isLast);
    }

    private static AxisValues? XOf(Trace trace) => trace switch { Scatter s => s.X, Bar b => b.X, Band b => b.X, Outline o => o.X, _ => null };

    private static string[] CategoriesOf(Axis axis, IEnumerable<AxisValues?> values)
    {
        var texts = values.Where(v => v is { AreTexts: true }).SelectMany(v => v!.Texts).OfType<string>();
        return [.. axis.Categories.Concat(texts).Distinct()];
    }

    private static IReadOnlyList<double> On(Scale scale, AxisValues values)
    {
        if (!scale.HasCategories) { return values.Numbers; }

        var places = scale.Categories.Index().ToDictionary(c => c.Item, c => (double)c.Index);
        return [.. values.Texts.Select(text => text is not null && places.TryGetValue(text, out var place) ? place : double.NaN)];
    }

    private IEnumerable<double> VisibleY(TraceLook look) => look.Trace switch
    {
        Scatter { ErrorY: { } error } s => Visible(s.X, s.Y).Concat(Visible(s.X, s.Y.Zip(error, (y, e) => y - e).ToArray())).Concat(Visible(s.X, s.Y.Zip(error, (y, e) => y + e).ToArray())),
        Scatter s => Visible(s.X, s.Y),
        Bar b => Visible(b.X, b.Y),
        Band b => Visible(b.X, b.Lower).Concat(Visible(b.X, b.Upper)),
        Outline o => Visible(o.X, o.Y),
        _ => [],
    };

    private IEnumerable<double> Visible(AxisValues x, AxisValues y)
    {
        var (xs, ys) = (On(_x, x), y.Numbers);
        for (var i = 0; i < ys.Count; i++)
        {
            if (_x.Contains(xs[i])) { yield return ys[i]; }
        }
    }

    private double DotX(DotCanvas canvas, double x) => _x.Place(x) * (canvas.DotColumns - 1);

    private double DotY(DotCanvas canvas, double y) => (1 - _y.Place(y)) * (canvas.DotRows - 1);

    private void DrawBand(DotCanvas canvas, Band band, TraceLook look, int order, int count)
    {
        var (xs, lower, upper) = (On(_x, band.X), band.Lower.Numbers, band.Upper.Numbers);
        for (var i = 1; i < xs.Count; i++)
        {
            var (from, to) = (DotX(canvas, xs[i - 1]), DotX(canvas, xs[i]));
            var (start, end) = ((int)Math.Ceiling(Math.Clamp(Math.Min(from, to), 0, canvas.DotColumns)), (int)Math.Floor(Math.Clamp(Math.Max(from, to), -1, canvas.DotColumns - 1)));
            for (var x = start; x <= end; x++)
            {
                var t = to == from ? 0 : (x - from) / (to - from);
                var (low, high) = (DotY(canvas, lower[i - 1] + (t * (lower[i] - lower[i - 1]))), DotY(canvas, upper[i - 1] + (t * (upper[i] - upper[i - 1]))));
                if (!double.IsFinite(low) || !double.IsFinite(high)) { continue; }

                // Every other dot, as on a chequerboard: a shade that lines stand out from. Of several bands each has diagonals of its own, so that they show through each other.
                for (var y = Math.Max(0, (int)Math.Round(Math.Min(low, high))); y <= Math.Min(canvas.DotRows - 1, Math.Max(low, high)); y++)
                {
                    if ((x + y) % (2 * count) == 2 * order) { canvas.Dot(x, y, look.Style with { Dim = true }); }
                }
            }
        }
    }

    // A row of dots lies inside where an odd number of edges is left of it; every other dot, as in a band.
    private void DrawOutline(DotCanvas canvas, Outline outline, CellStyle style)
    {
        var (xs, ys) = (On(_x, outline.X), outline.Y.Numbers);
        var edges = new List<(double Ax, double Ay, double Bx, double By)>();
        for (var i = 1; i < xs.Count; i++)
        {
            var edge = (Ax: DotX(canvas, xs[i - 1]), Ay: DotY(canvas, ys[i - 1]), Bx: DotX(canvas, xs[i]), By: DotY(canvas, ys[i]));
            if (double.IsFinite(edge.Ax + edge.Ay + edge.Bx + edge.By)) { edges.Add(edge); }
        }

        for (var y = 0; y < canvas.DotRows; y++)
        {
            var crossings = edges.Where(e => (e.Ay <= y) != (e.By <= y)).Select(e => e.Ax + ((y - e.Ay) / (e.By - e.Ay) * (e.Bx - e.Ax))).Order().ToArray();
            for (var i = 0; outline.FillOpacity > 0 && i + 1 < crossings.Length; i += 2)
            {
                for (var x = Math.Max(0, (int)Math.Ceiling(crossings[i])); x <= Math.Min(canvas.DotColumns - 1, crossings[i + 1]); x++)
                {
                    if ((x + y) % 2 == 0) { canvas.Dot(x, y, style with { Dim = true }); }
                }
            }
        }

        if (outline.LineWidth <= 0) { return; }
        foreach (var (ax, ay, bx, by) in edges)
        {
            if (Clipped((ax, ay), (bx, by), canvas.DotColumns - 1, canvas.DotRows - 1) is not var (cx, cy, dx, dy)) { continue; }

            var steps = (int)Math.Ceiling(Math.Max(Math.Abs(dx - cx), Math.Abs(dy - cy)));
            for (var s = 0; s <= steps; s++) { canvas.Dot((int)Math.Round(cx + ((dx - cx) * s / Math.Max(1, steps))), (int)Math.Round(cy + ((dy - cy) * s / Math.Max(1, steps))), style); }
        }
    }

    private void DrawTexts(DotCanvas canvas, Scatter scatter, CellStyle style)
    {
        var (xs, ys) = (On(_x, scatter.X), scatter.Y.Numbers);
        for (var i = 0; i < xs.Count; i++)
        {
            if (!_x.Contains(xs[i]) || !double.IsFinite(ys[i])) { continue; }

            var (column, row) = ((int)Math.Round(DotX(canvas, xs[i])) / canvas.DotsPerColumn, (int)Math.Round(DotY(canvas, ys[i])) / canvas.DotsPerRow);
            var lines = scatter.Texts[i].Split('\n');
            row += scatter.TextPlace switch { TextPlace.Above => -lines.Length, TextPlace.Below => 1, _ => -(lines.Length / 2) };
            foreach (var (index, line) in lines.Index())
            {
                var text = _page.Clean(line);
                var width = TextWidth.Of(text);
                var start = scatter.TextPlace switch { TextPlace.Left => column - width - 1, TextPlace.Right => column + 2, _ => column - (width / 2) };
                canvas.Text(Math.Clamp(start, 0, Math.Max(0, canvas.Columns - width)), Math.Clamp(row + index, 0, _rows - 1), text, style);
            }
        }
    }

    private void DrawBars(DotCanvas canvas)
    {
        var bars = _looks.Where(l => l.Trace is Bar).ToArray();
        foreach (var (order, look) in bars.Index())
        {
            var bar = (Bar)look.Trace;
            var (xs, ys) = (On(_x, bar.X), bar.Y.Numbers);
            var sorted = xs.Where(double.IsFinite).Distinct().Order().ToArray();
            var step = sorted.Length < 2 ? (_x.High - _x.Low) / 4 : sorted.Zip(sorted.Skip(1), (a, b) => b - a).Min();
            var width = step * 0.8 / bars.Length;
            for (var i = 0; i < xs.Count; i++)
            {
                var left = xs[i] - (step * 0.4) + (order * width);
                DrawBlock(canvas, left, left + width, ys[i], look.Style);
            }
        }
    }

    private void DrawBlock(DotCanvas canvas, double left, double right, double value, CellStyle style)
    {
        var (a, b, top, foot) = (DotX(canvas, left), DotX(canvas, right), DotY(canvas, value), DotY(canvas, Math.Clamp(0, _y.Low, _y.High)));
        if (!double.IsFinite(a) || !double.IsFinite(b) || !double.IsFinite(top)) { return; }

        for (var x = (int)Math.Round(Math.Min(a, b)); x <= Math.Max(Math.Min(a, b), (int)Math.Round(Math.Max(a, b)) - 1); x++)
        {
            for (var y = Math.Max(0, (int)Math.Round(Math.Min(top, foot))); y <= Math.Min(canvas.DotRows - 1, (int)Math.Round(Math.Max(top, foot))); y++) { canvas.Dot(x, y, style); }
        }
    }

    /// <summary>Draws a line and gives, for every column of cells, the dot row that it passes last; NaN where it does not pass.</summary>
    private double[] DrawLine(DotCanvas canvas, Scatter scatter, TraceLook look)
    {
        var passes = new double[canvas.Columns];
        Array.Fill(passes, double.NaN);
        var (xs, ys) = (On(_x, scatter.X), scatter.Y.Numbers);
        var byColumn = xs.Count > 2 * canvas.DotColumns;
        var (along, previous) = (0, (X: double.NaN, Y: double.NaN));
        for (var i = 0; i < xs.Count; i++)
        {
            var next = (X: DotX(canvas, xs[i]), Y: DotY(canvas, ys[i]));
            var from = double.IsNaN(previous.X) || double.IsNaN(previous.Y) ? next : previous;
            if (Clipped(from, next, canvas.DotColumns - 1, canvas.DotRows - 1) is var (ax, ay, bx, by)) { Stroke(ax, ay, bx, by); }
            previous = next;
        }

        return passes;

        void Stroke(double ax, double ay, double bx, double by)
        {
            var steps = (int)Math.Ceiling(Math.Max(Math.Abs(bx - ax), Math.Abs(by - ay)));
            for (var s = 0; s <= steps; s++)
            {
                var t = steps == 0 ? 0 : (double)s / steps;
                var (x, y) = ((int)Math.Round(ax + (t * (bx - ax))), (int)Math.Round(ay + (t * (by - ay))));
                if (s > 0) { along++; }
                if (Pattern.IsOn(look.Dash, byColumn ? x : along)) { canvas.Dot(x, y, look.Style); }
                passes[Math.Min(x / canvas.DotsPerColumn, canvas.Columns - 1)] = y;
            }
        }
    }

    // Liang and Barsky (1984): the part of a segment inside the box from (0, 0) to (right, bottom), with half a dot to spare.
    private static (double Ax, double Ay, double Bx, double By)? Clipped((double X, double Y) a, (double X, double Y) b, double right, double bottom)
    {
        if (double.IsNaN(a.X + a.Y + b.X + b.Y)) { return null; }

        var (enter, leave, dx, dy) = (0.0, 1.0, b.X - a.X, b.Y - a.Y);
        foreach (var (p, q) in ((double, double)[])[(-dx, a.X + 0.5), (dx, right + 0.5 - a.X), (-dy, a.Y + 0.5), (dy, bottom + 0.5 - a.Y)])
        {
            if (p == 0 && q < 0) { return null; }
            if (p < 0) { enter = Math.Max(enter, q / p); }
            if (p > 0) { leave = Math.Min(leave, q / p); }
        }

        return enter > leave ? null : (
            Math.Clamp(a.X + (enter * dx), 0, right), Math.Clamp(a.Y + (enter * dy), 0, bottom),
            Math.Clamp(a.X + (leave * dx), 0, right), Math.Clamp(a.Y + (leave * dy), 0, bottom));
    }

    private void DrawMarkers(DotCanvas canvas, Scatter scatter, TraceLook look)
    {
        var (xs, ys) = (On(_x, scatter.X), scatter.Y.Numbers);
        for (var i = 0; i < xs.Count; i++)
        {
            if (!_x.Contains(xs[i]) || !_y.Contains(ys[i])) { continue; }

            var (x, y) = ((int)Math.Round(DotX(canvas, xs[i])), (int)Math.Round(DotY(canvas, ys[i])));
            if (scatter.ErrorY is { } error) { DrawError(canvas, x, ys[i], error.Numbers[i], look.Style); }
            if (xs.Count <= MostGlyphs) { canvas.Mark(x / canvas.DotsPerColumn, y / canvas.DotsPerRow, look.Marker, look.Style); }
            else { canvas.Dot(x, y, look.Style); }
        }
    }

    private void DrawError(DotCanvas canvas, int x, double y, double error, CellStyle style)
    {
        var (top, bottom) = (DotY(canvas, y + error), DotY(canvas, y - error));
        if (!double.IsFinite(top) || !double.IsFinite(bottom)) { return; }

        for (var dot = Math.Max(0, (int)Math.Round(top)); dot <= Math.Min(canvas.DotRows - 1, (int)Math.Round(bottom)); dot++) { canvas.Dot(x, dot, style); }
    }

    // A letter stands where its line is farthest from all others, and not on another letter.
    private static void DrawLetters(DotCanvas canvas, Dictionary<TraceLook, double[]> passes)
    {
        foreach (var (look, own) in passes.Where(p => p.Key.Letter is not null))
        {
            var best = Enumerable.Range(0, canvas.Columns)
                .Where(c => !double.IsNaN(own[c]) && !canvas.HasMark(c, Row(own[c])) && !canvas.HasMark(c - 1, Row(own[c])) && !canvas.HasMark(c + 1, Row(own[c])))
                .OrderByDescending(c => passes.Where(p => p.Key != look && !double.IsNaN(p.Value[c])).Select(p => Math.Abs(p.Value[c] - own[c])).DefaultIfEmpty(canvas.DotRows).Min())
                .FirstOrDefault(-1);
            if (best >= 0) { canvas.Mark(best, Row(own[best]), look.Letter!, look.Style with { Bold = true }); }
        }

        int Row(double dot) => (int)dot / canvas.DotsPerRow;
    }

    private void DrawZero(DotCanvas canvas)
    {
        if (!_page.Unicode || _y.HasCategories || _y.Own.Count > 0 || _panel.Y.IsHidden || _y.IsLogarithmic || !(_y.Low < 0 && _y.High > 0)) { return; }

        var row = (int)Math.Round(DotY(canvas, 0)) / canvas.DotsPerRow;
        for (var column = 0; column < canvas.Columns; column++)
        {
            if (canvas.IsEmpty(column, row)) { canvas.Mark(column, row, "┈", CellStyle.Quiet); }
        }
    }

    private void DrawCaption()
    {
        if (PanelText.Head(_panel, _panel.Y.IsHidden ? null : _panel.Y.Caption) is { } caption) { _page.Line(TextWidth.Cut(_page.Clean(caption), _page.Width, _page.Unicode), CellStyle.Quiet); }
    }

    private void DrawRow(DotCanvas canvas, int row, int gutter)
    {
        var tick = _yTicks.FirstOrDefault(t => _y.Contains(t.Value) && (int)Math.Round(DotY(canvas, t.Value)) / canvas.DotsPerRow == row).Text;
        var axis = _panel.Y.IsHidden ? " " : _page.Unicode ? (tick is null ? "│" : "┤") : (tick is null ? "|" : "+");
        _page.Line([new Run(TextWidth.Pad(tick ?? "", gutter, right: true) + axis, CellStyle.Quiet), .. canvas.Row(row)]);
    }

    private void DrawXAxis(Axis axis, int gutter, int columns, bool isLast)
    {
        if (axis.IsHidden) { return; }

        var ticks = axis.ShowTicks ? TickLine.Of(_x, columns, _page) : [];
        var line = (_page.Unicode ? new string('─', columns) : new string('-', columns)).ToCharArray();
        foreach (var (column, _, _) in ticks) { line[column] = _page.Unicode ? '┬' : '+'; }
        _page.Line(new string(' ', gutter) + (_page.Unicode ? "└" : "+") + new string(line), CellStyle.Quiet);
        if (!isLast) { return; }

        if (ticks.Count > 0) { _page.Line(new string(' ', gutter + 1) + TickLine.Text(ticks), CellStyle.Quiet); }
        if (axis.Caption is { } caption)
        {
            var text = TextWidth.Cut(_page.Clean(caption), columns, _page.Unicode);
            _page.Line(new string(' ', gutter + 1 + Math.Max(0, (columns - TextWidth.Of(text)) / 2)) + text, CellStyle.Quiet);
        }
    }
}
