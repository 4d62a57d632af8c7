using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace NeuroRepl.Figures.Brain;

/// <summary>Figures that are made of pictures only, drawn here: titles, letters and each picture in its panel. As PNG, and as SVG and PDF around it.</summary>
internal static class RasterFigure
{
    private const double TitleSize = 15, SubtitleSize = 11.5, LetterSize = 14, PanelSize = 12, Margin = 10, MostPixels = 16_384;

    /// <summary>Its size in pixels as CSS counts them.</summary>
    public static (int Width, int Height) SizeOf(Figure figure)
    {
        var layout = figure.Layout;
        var places = PlacesOf(figure);
        var pictures = figure.Traces.Cast<Picture>().ToArray();
        var width = layout.Width ?? (int)Math.Ceiling(Math.Min(1400, pictures.Max(p => p.ShownWidth / (places[p.Panel].Right - places[p.Panel].Left))) + (2 * Margin));
        if (layout.Width is null && layout.Panels.Count > 1) { width = Math.Max(width, 840); }

        // As high as the panel that needs most, when no height is given.
        var inside = width - (2 * Margin);
        var needed = pictures.Max(p =>
            ((inside * (places[p.Panel].Right - places[p.Panel].Left) / p.ShownWidth * p.ShownHeight) + HeadOf(layout.Panels[p.Panel])) / (places[p.Panel].Top - places[p.Panel].Bottom));
        return (width, layout.Panels.Count == 1 || layout.Height is null || layout.Width is null ? (int)Math.Ceiling(needed + Above(layout) + Margin) : layout.Height.Value);
    }

    public static byte[] Png(Figure figure, double scale = Picture.UsualScale) => Brain.Png.Of(Draw(figure, scale), scale);

    public static Raster Draw(Figure figure, double scale)
    {
        var (width, height) = SizeOf(figure);
        if (!(scale > 0 && scale <= 20) || width < 10 || height < 10 || width * scale > MostPixels || height * scale > MostPixels)
        {
            throw new FigureException($"A picture of {width} × {height} pixels at scale {NumberText.Short(scale)} cannot be drawn; a side has 10 to {MostPixels} pixels.", "Choose another widthPx, heightPx or scale.");
        }

        var raster = new Raster((int)Math.Round(width * scale), (int)Math.Round(height * scale));
        if (figure.Layout.Title is { } title) { Lettering.Write(raster, Lettering.Cut(title, TitleSize, width - (2 * Margin)), Margin * scale, 17 * scale, TitleSize * scale, Rgb.Ink, bold: true); }
        if (figure.Layout.Subtitle is { } subtitle) { Lettering.Write(raster, Lettering.Cut(subtitle, SubtitleSize, width - (2 * Margin)), Margin * scale, (figure.Layout.Title is null ? 14 : 38) * scale, SubtitleSize * scale, Rgb.Soft); }

        foreach (var (panel, place, box) in Boxes(figure, width, height)) { DrawPanel(raster, panel, place, box, scale); }
        return raster;
    }

    /// <summary>The whole picture in a page of SVG, with its words as a description.</summary>
    public static string Svg(Figure figure)
    {
        var (width, height) = SizeOf(figure);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" height="{height}" viewBox="0 0 {width} {height}">
            <title>{Html.Escaped.Of(figure.ToString())}</title>
            <image width="{width}" height="{height}" xlink:href="data:image/png;base64,{Convert.ToBase64String(Png(figure, 3))}"/>
            </svg>

            """);
    }

    /// <summary>One page of the picture's size with the picture in it.</summary>
    /// <remarks>ISO 32000-1 (PDF 1.7), clause 7.5 for the file and 8.9 for the image; a point is three quarters of a CSS pixel.</remarks>
    public static byte[] Pdf(Figure figure)
    {
        const double Scale = 3, PointsPerPixel = 0.75;
        var (raster, (width, height)) = (Draw(figure, Scale), SizeOf(figure));
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) { zlib.Write(raster.Samples); }

        var (across, down) = (width * PointsPerPixel, height * PointsPerPixel);
        var drawing = string.Create(CultureInfo.InvariantCulture, $"q {across} 0 0 {down} 0 0 cm /Brain Do Q");
        using var file = new MemoryStream();
        var starts = new List<long>();
        Put("%PDF-1.7\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across} {down}] /Contents 4 0 R /Resources << /XObject << /Brain 5 0 R >> >> >>"));
        Object($"<< /Length {drawing.Length} >>\nstream\n{drawing}\nendstream");
        starts.Add(file.Position);
        Put($"5 0 obj\n<< /Type /XObject /Subtype /Image /Width {raster.Width} /Height {raster.Height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /Length {packed.Length} >>\nstream\n");
        packed.WriteTo(file);
        Put("\nendstream\nendobj\n");
        var table = file.Position;
        Put($"xref\n0 {starts.Count + 1}\n0000000000 65535 f \n{string.Concat(starts.Select(start => $"{start:0000000000} 00000 n \n"))}trailer\n<< /Size {starts.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Put(string text) => file.Write(Encoding.ASCII.GetBytes(text));

        void Object(string content)
        {
            starts.Add(file.Position);
            Put($"{starts.Count} 0 obj\n{content}\nendobj\n");
        }
    }

    private static void DrawPanel(Raster raster, Panel panel, IEnumerable<Picture> pictures, (double X, double Y, double Width, double Height) box, double scale)
    {
        var head = HeadOf(panel);
        var x = box.X;
        if (panel.Letter is { } letter)
        {
            Lettering.Write(raster, letter, x * scale, (box.Y + 10) * scale, LetterSize * scale, Rgb.Ink, bold: true);
            x += Lettering.WidthOf(letter, LetterSize) + 10;
        }

        if (panel.Title is { } title) { Lettering.Write(raster, Lettering.Cut(title, PanelSize, box.X + box.Width - x), x * scale, (box.Y + 10) * scale, PanelSize * scale, Rgb.Ink); }
        foreach (var picture in pictures)
        {
            var room = box.Height - head;
            var width = Math.Min(box.Width, room / picture.ShownHeight * picture.ShownWidth);
            if (picture.Wide(width * scale) is not { } drawn)
            {
                Lettering.Centre(raster, $"(a picture of {picture.PixelWidth} × {picture.PixelHeight} pixels)", (box.X + (box.Width / 2)) * scale, (box.Y + (box.Height / 2)) * scale, PanelSize * scale, Rgb.Soft);
                continue;
            }

            var height = width * picture.ShownHeight / picture.ShownWidth;
            raster.Paste(drawn, (int)Math.Round((box.X + ((box.Width - width) / 2)) * scale), (int)Math.Round((box.Y + head + ((room - height) / 2)) * scale));
        }
    }

    private static IEnumerable<(Panel Panel, IEnumerable<Picture> Pictures, (double X, double Y, double Width, double Height) Box)> Boxes(Figure figure, int width, int height)
    {
        var (places, above) = (PlacesOf(figure), Above(figure.Layout));
        var (across, down) = (width - (2 * Margin), height - above - Margin);
        foreach (var (index, panel) in figure.Layout.Panels.Index())
        {
            var place = places[index];
            yield return (panel, figure.Traces.Cast<Picture>().Where(p => p.Panel == index),
                (Margin + (place.Left * across), above + ((1 - place.Top) * down), (place.Right - place.Left) * across, (place.Top - place.Bottom) * down));
        }
    }

    private static PanelPlace[] PlacesOf(Figure figure)
    {
        var panels = figure.Layout.Panels;
        var (total, top) = (panels.Where(p => p.Place is null).Sum(p => p.Weight), 1.0);
        return [.. panels.Select(panel =>
        {
            if (panel.Place is { } own) { return own; }

            var place = new PanelPlace(0, Math.Max(0, top - (panel.Weight / total)), 1, top);
            top = place.Bottom;
            return place;
        })];
    }

    private static double Above(Layout layout) => (layout.Title, layout.Subtitle) switch { (null, null) => Margin, (null, _) => 28, (_, null) => 34, _ => 54 };

    private static double HeadOf(Panel panel) => panel.Letter is null && panel.Title is null ? 0 : 24;
}
