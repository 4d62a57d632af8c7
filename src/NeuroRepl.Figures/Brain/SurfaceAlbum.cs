namespace NeuroRepl.Figures.Brain;

/// <summary>Surfaces side by side and below each other, all to one scale, with their labels and a colour bar.</summary>
internal sealed class SurfaceAlbum
{
    private const double LabelRoom = 18, LetterSize = 11, Gap = 10, BarGap = 14, UnitRoom = 22;

    private readonly SurfaceView[][] _rows;
    private readonly ValueColors _colors;
    private readonly BrainLook _look;
    private readonly Dictionary<SurfaceView, (double Width, double Height)> _extents;
    private readonly double _perMm, _bar;

    public SurfaceAlbum(IReadOnlyList<SurfaceView> views, ValueColors colors, BrainLook look)
    {
        (_colors, _look) = (colors, look);
        _bar = look.HasBar && !colors.AreLabels ? ColorBar.Width + BarGap : 0;
        _rows = [.. views.Chunk(Math.Clamp(look.Columns ?? Math.Min(views.Count, 4), 1, views.Count))];
        _extents = views.Distinct().ToDictionary(view => view, MeshRaster.ExtentOf);
        var room = look.WidthPx - _bar;
        _perMm = Math.Min(_rows.Min(row => (room - (Gap * (row.Length - 1))) / row.Sum(view => _extents[view].Width)), look.SliceHeightPx / _extents.Values.Max(extent => extent.Height));
        Height = Math.Max(_bar > 0 ? 130 : 0, (int)Math.Ceiling(_rows.Sum(HeightOf)));
    }

    public int Width => _look.WidthPx;

    public int Height { get; }

    public Raster Draw(double scale)
    {
        var raster = new Raster((int)Math.Round(Width * scale), (int)Math.Round(Height * scale));
        var top = (Height - _rows.Sum(HeightOf)) / 2;
        foreach (var row in _rows)
        {
            var tallest = row.Max(view => _extents[view].Height) * _perMm;
            var spare = (Width - _bar - row.Sum(view => _extents[view].Width * _perMm)) / (row.Length + 1);
            var x = spare;
            foreach (var view in row)
            {
                var (width, height) = (_extents[view].Width * _perMm, _extents[view].Height * _perMm);
                var drawn = MeshRaster.Draw(view, _colors, _look.Light, (int)Math.Round(width * scale), (int)Math.Round(height * scale));
                raster.Paste(drawn, (int)Math.Round(x * scale), (int)Math.Round((top + ((tallest - height) / 2)) * scale));
                Lettering.Centre(raster, view.Label, (x + (width / 2)) * scale, (top + tallest + 9) * scale, LetterSize * scale, Rgb.Soft);
                x += width + spare;
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

    private double HeightOf(SurfaceView[] row) => (row.Max(view => _extents[view].Height) * _perMm) + LabelRoom + Gap;
}
