namespace NeuroRepl.Figures.Brain;

/// <summary>Slices side by side and below each other, all to one scale, with their labels and a colour bar.</summary>
internal sealed class Mosaic
{
    private const double LabelRoom = 16, LetterSize = 11, Gap = 6, BarGap = 14, UnitRoom = 22;

    private readonly IReadOnlyList<BrainSlice> _slices;
    private readonly ValueColors _colors;
    private readonly BrainLook _look;
    private readonly List<List<(BrainSlice Slice, double X)>> _rows = [];
    private readonly double _perMm;
    private readonly double _bar;

    public Mosaic(IReadOnlyList<BrainSlice> slices, ValueColors colors, BrainLook look)
    {
        (_slices, _colors, _look) = (slices, colors, look);
        _bar = look.HasBar && !colors.AreLabels ? ColorBar.Width + BarGap : 0;
        var columns = Math.Clamp(look.Columns ?? ColumnsFor(slices.Count), 1, slices.Count);
        var rows = slices.Chunk(columns).ToArray();
        var room = look.WidthPx - _bar;
        _perMm = Math.Min(
            rows.Min(row => (room - (Gap * (row.Length - 1))) / row.Sum(slice => slice.WidthMm)),
            look.SliceHeightPx / slices.Max(slice => slice.HeightMm));
        foreach (var row in rows)
        {
            // A row narrower than the picture is spread, so that the columns of a mosaic stand below each other.
            var widths = row.Select(slice => slice.WidthMm * _perMm).ToArray();
            var spare = rows.Length == 1 ? Math.Max(Gap, (room - widths.Sum()) / (row.Length + 1)) : Gap;
            var x = rows.Length == 1 && spare > Gap ? spare : 0;
            var placed = new List<(BrainSlice, double)>();
            foreach (var (slice, width) in row.Zip(widths))
            {
                placed.Add((slice, x));
                x += width + spare;
            }

            _rows.Add(placed);
        }

        Height = (int)Math.Ceiling(_rows.Sum(row => HeightOf(row)));
    }

    public int Width => _look.WidthPx;

    public int Height { get; }

    public Raster Draw(double scale)
    {
        var raster = new Raster((int)Math.Round(Width * scale), (int)Math.Round(Height * scale));
        var top = 0.0;
        foreach (var row in _rows)
        {
            var tallest = row.Max(placed => placed.Slice.HeightMm) * _perMm;
            foreach (var (slice, x) in row)
            {
                var (width, height) = (slice.WidthMm * _perMm, slice.HeightMm * _perMm);
                var drawn = SliceRaster.Draw(slice, _colors, (int)Math.Round(width * scale), (int)Math.Round(height * scale), scale);
                var y = top + ((tallest - height) / 2);
                raster.Paste(drawn, (int)Math.Round(x * scale), (int)Math.Round(y * scale));
                Label(raster, slice, x, y, width, top + tallest, scale, isFirst: x == row[0].X);
            }

            top += HeightOf(row);
        }

        if (_bar > 0)
        {
            var tall = Math.Min(Height - UnitRoom - LabelRoom, 190);
            ColorBar.Draw(raster, _colors, (Width - ColorBar.Width) * scale, ((Height - LabelRoom - tall + UnitRoom) / 2) * scale, (tall - 8) * scale, scale);
        }

        return raster;
    }

    private static double HeightOf(List<(BrainSlice Slice, double X)> row, double perMm) => (row.Max(placed => placed.Slice.HeightMm) * perMm) + LabelRoom + Gap;

    private double HeightOf(List<(BrainSlice Slice, double X)> row) => HeightOf(row, _perMm);

    private void Label(Raster raster, BrainSlice slice, double x, double y, double width, double bottom, double scale, bool isFirst)
    {
        Lettering.Centre(raster, slice.Label, (x + (width / 2)) * scale, (bottom + 8) * scale, LetterSize * scale, Rgb.Soft);
        if (!isFirst && _slices.Count > 4) { return; }

        Lettering.Write(raster, slice.Sides.Left, (x + 1) * scale, (y + 6) * scale, LetterSize * scale, Rgb.Ink);
        Lettering.Write(raster, slice.Sides.Right, (x + width - 1) * scale - Lettering.WidthOf(slice.Sides.Right, LetterSize * scale), (y + 6) * scale, LetterSize * scale, Rgb.Ink);
    }

    private static int ColumnsFor(int count) => count switch { <= 7 => count, 8 => 4, 9 or 10 => 5, <= 12 => 6, <= 21 => 7, <= 32 => 8, _ => 10 };
}
