using NeuroRepl.Figures.Brain;

namespace NeuroRepl.Figures.Text;

/// <summary>Slices or surfaces as half blocks, two pixels a cell, with their labels and the scale as text; without colours as signs for higher (+ #) and lower (- =) values.</summary>
internal sealed record BrainText(IReadOnlyList<BrainSlice> Slices, ValueColors Colors) : TextForm
{
    private const int Narrowest = 18, Widest = 40, Between = 1, MostLines = 34, Fine = 3;

    private static readonly (byte, byte, byte) Middle = (150, 155, 163);

    public override void Draw(Page page, int rows)
    {
        var abreast = Math.Clamp((page.Width + Between) / (Narrowest + Between), 1, Slices.Count);
        var width = Math.Min(Widest, (page.Width - (Between * (abreast - 1))) / abreast);
        var perMm = width / Slices.Max(slice => slice.WidthMm);
        var tall = (int)Math.Ceiling(Slices.Max(slice => slice.HeightMm) * perMm / 2);
        var lines = page.Settings.Height is { } height ? Math.Max(tall, height - 4) : MostLines;
        var shown = Thinned(abreast * Math.Max(1, lines / (tall + 1)));
        foreach (var row in shown.Chunk(abreast)) { DrawRow(row, width, perMm, page); }

        DrawScale(page);
        if (shown.Count < Slices.Count) { page.Line(page.Clean($"({shown.Count} of {Slices.Count} slices)"), CellStyle.Quiet); }
    }

    // Evenly from all of them, not the first few.
    private IReadOnlyList<BrainSlice> Thinned(int most) =>
        Slices.Count <= most ? Slices : [.. Enumerable.Range(0, most).Select(n => Slices[most == 1 ? Slices.Count / 2 : (int)Math.Round(n * (Slices.Count - 1.0) / (most - 1))])];

    private void DrawRow(BrainSlice[] row, int width, double perMm, Page page)
    {
        var cells = row.Select(slice => CellsOf(slice, perMm)).ToArray();
        var tall = cells.Max(slice => slice.Length);
        for (var line = 0; line < tall; line++)
        {
            var runs = new List<Run>();
            foreach (var (index, slice) in cells.Index())
            {
                var own = line - ((tall - slice.Length) / 2);
                var (before, at) = ((width - slice[0].Length) / 2, own >= 0 && own < slice.Length ? slice[own] : null);
                runs.Add(new(new string(' ', before + (index == 0 ? 0 : Between)), CellStyle.Plain));
                foreach (var cell in at ?? []) { runs.Add(RunOf(cell, page)); }

                runs.Add(new(new string(' ', width - before - (at?.Length ?? 0)), CellStyle.Plain));
            }

            page.Line([.. runs]);
        }

        var labels = row.Select((slice, index) => TextWidth.Cut(page.Clean(LabelOf(slice, index == 0)), width, page.Unicode));
        page.Line(string.Concat(labels.Select((label, index) => new string(' ', (width - TextWidth.Of(label)) / 2 + (index == 0 ? 0 : Between)) + label + new string(' ', width - TextWidth.Of(label) - ((width - TextWidth.Of(label)) / 2)))), CellStyle.Quiet);
    }

    private static string LabelOf(BrainSlice slice, bool isFirst) => isFirst && slice.Sides.Left.Length > 0 ? $"{slice.Sides.Left}  {slice.Label}  {slice.Sides.Right}" : slice.Label;

    /// <summary>Upper and lower half of each cell: the strongest value that is shown, else the mean shade, else nothing.</summary>
    private (Half Upper, Half Lower)[][] CellsOf(BrainSlice slice, double perMm)
    {
        var (columns, halves) = (Math.Max(1, (int)Math.Round(slice.WidthMm * perMm)), 2 * Math.Max(1, (int)Math.Round(slice.HeightMm * perMm / 2)));
        var pixels = slice.Sample(columns * Fine, halves * Fine);
        var discs = slice.Discs.Where(disc => Colors.Shows(disc.Value)).ToList();
        return [.. Enumerable.Range(0, halves / 2).Select(line => Enumerable.Range(0, columns).Select(column => (HalfOf(column, 2 * line), HalfOf(column, (2 * line) + 1))).ToArray())];

        Half HalfOf(int column, int row)
        {
            var (value, shade, inside) = (double.NaN, 0.0, 0);
            for (var n = 0; n < Fine * Fine; n++)
            {
                var at = (((row * Fine) + (n / Fine)) * columns * Fine) + (column * Fine) + (n % Fine);
                if (Colors.Shows(pixels.Values[at]) && !(Math.Abs(pixels.Values[at]) <= Math.Abs(value))) { value = pixels.Values[at]; }
                if (!float.IsNaN(pixels.Shade[at])) { (shade, inside) = (shade + pixels.Shade[at], inside + 1); }
            }

            foreach (var disc in discs)
            {
                if (Math.Abs(disc.X * perMm - column - .5) <= Math.Max(.5, disc.RadiusMm * perMm) && Math.Abs(disc.Y * perMm - row - .5) <= Math.Max(.5, disc.RadiusMm * perMm)) { value = disc.Value; }
            }

            return new(value, inside * 2 >= Fine * Fine ? shade / inside : double.NaN);
        }
    }

    private Run RunOf((Half Upper, Half Lower) cell, Page page)
    {
        if (!page.HasColors) { return new(Sign(Stronger(cell), page), CellStyle.Plain); }

        var (upper, lower) = (ColorOf(cell.Upper), ColorOf(cell.Lower));
        return (upper, lower, page.Unicode) switch
        {
            (null, null, _) => new(" ", CellStyle.Plain),
            (_, _, false) => new(" ", new CellStyle(Back: ColorOf(Stronger(cell)))),
            ({ } only, null, _) => new("▀", new CellStyle(Fore: only)),
            (null, { } only, _) => new("▄", new CellStyle(Fore: only)),
            var (above, below, _) => new("▀", new CellStyle(Fore: above, Back: below)),
        };
    }

    private static Half Stronger((Half Upper, Half Lower) cell) =>
        Math.Abs(cell.Lower.Value) > Math.Abs(cell.Upper.Value) || double.IsNaN(cell.Upper.Value) && !double.IsNaN(cell.Lower.Value) || double.IsNaN(cell.Upper.Shade) && double.IsNaN(cell.Upper.Value) ? cell.Lower : cell.Upper;

    private (byte R, byte G, byte B)? ColorOf(Half half)
    {
        if (!double.IsNaN(half.Value)) { return Bytes(Colors.At(half.Value)); }

        return double.IsNaN(half.Shade) ? null : half.Shade >= .85 ? Middle : Bytes(Rgb.Grey(half.Shade));
    }

    private string Sign(Half half, Page page)
    {
        if (double.IsNaN(half.Value)) { return double.IsNaN(half.Shade) ? " " : page.Unicode ? "·" : "."; }

        var strong = Math.Abs(half.Value) >= (Math.Max(Math.Abs(Colors.High), Math.Abs(Colors.Low)) + Colors.Threshold) / 2;
        return half.Value < 0 ? (strong ? "=" : "-") : strong ? "#" : "+";
    }

    private void DrawScale(Page page)
    {
        if (Colors.AreLabels) { return; }

        var (low, high) = (NumberText.Short(Colors.Low, 2), $"{NumberText.Short(Colors.High, 2)} {page.Clean(Colors.Unit)}".TrimEnd());
        var gap = Colors.Threshold > 0 ? page.Clean($"  ({(Colors.Low < 0 && Colors.High > 0 ? "not coloured: below ±" : "coloured from ")}{NumberText.Short(Colors.Threshold, 3)})") : "";
        if (!page.HasColors)
        {
            var signs = (Colors.Low < 0 ? "= - " : "") + (Colors.High > 0 ? "+ #" : "");
            page.Line(TextWidth.Cut($"{low} {signs.Trim()} {high}{gap}", page.Width, page.Unicode), CellStyle.Quiet);
            return;
        }

        var steps = Math.Clamp(page.Width - TextWidth.Of(low) - TextWidth.Of(high) - TextWidth.Of(gap) - 2, 4, 24);
        var line = new List<Run> { new(low + " ", CellStyle.Quiet) };
        for (var step = 0; step < steps; step++)
        {
            var value = Colors.Low + ((Colors.High - Colors.Low) * step / (steps - 1));
            line.Add(Colors.Shows(value) ? new(" ", new CellStyle(Back: Bytes(Colors.At(value)))) : new(page.Unicode ? "·" : ".", CellStyle.Quiet));
        }

        line.Add(new(TextWidth.Cut($" {high}{gap}", page.Width - TextWidth.Of(low) - 1 - steps, page.Unicode), CellStyle.Quiet));
        page.Line([.. line]);
    }

    private static (byte R, byte G, byte B) Bytes(Rgb color) => (color.R, color.G, color.B);

    private readonly record struct Half(double Value, double Shade);
}
