using NeuroRepl.Figures.Brain;
using NeuroRepl.Figures.Text;

namespace NeuroRepl.Figures.Charts;

/// <summary>Brains as pictures, drawn without a browser.</summary>
public static class BrainChart
{
    extension(Chart)
    {
        /// <summary>Slices or projections side by side with one colour bar; a terminal shows them as half blocks.</summary>
        /// <param name="slices">The slices, each sampled as fine as it is drawn.</param>
        /// <param name="colors">Which value has which colour.</param>
        /// <param name="look">Size, columns, whether there is a colour bar.</param>
        /// <exception cref="FigureException">There is no slice.</exception>
        public static Figure BrainSlices(IReadOnlyList<BrainSlice> slices, ValueColors colors, BrainLook? look = null)
        {
            if (slices.Count == 0) { throw new FigureException("There is no slice to draw.", "Give at least one place in millimetres: at: [-20, 0, 20]."); }

            var mosaic = new Mosaic(slices, colors, look ?? new BrainLook());
            return Of(mosaic.Width, mosaic.Height, mosaic.Draw, new BrainText([.. slices.Where(slice => slice.Label.Length > 0)], colors));
        }

        /// <summary>Surfaces side by side, lit, each from where it says, with one colour bar.</summary>
        /// <param name="views">The surfaces with their values.</param>
        /// <param name="colors">Which value has which colour.</param>
        /// <param name="look">Size, columns, light, whether there is a colour bar.</param>
        /// <exception cref="FigureException">There is no surface.</exception>
        public static Figure BrainSurfaces(IReadOnlyList<SurfaceView> views, ValueColors colors, BrainLook? look = null)
        {
            if (views.Count == 0) { throw new FigureException("There is no surface to draw.", "Give at least one view of a mesh."); }

            var chosen = look ?? new BrainLook();
            var album = new SurfaceAlbum(views, colors, chosen);
            return Of(album.Width, album.Height, album.Draw, new BrainText([.. views.Select(view => view.AsSlice(colors))], colors));
        }
    }

    /// <summary>The same picture with what a page or a notebook can show in its place: a viewer to turn and cut, with a slider for the threshold and a table of peaks.</summary>
    /// <param name="figure">A picture of slices or surfaces.</param>
    /// <param name="scene">What the viewer shows.</param>
    /// <exception cref="FigureException">The figure is not one such picture.</exception>
    public static Figure WithViewer(this Figure figure, BrainScene scene) => figure.Traces is [Picture picture]
        ? figure.WithTraces([picture with { Scene = scene }])
        : throw new FigureException($"A viewer takes the place of one picture; this figure has {NumberText.Count(figure.Traces.Count, "trace")}.", "Start with map.Plot().");

    private static Figure Of(int width, int height, Func<double, Raster> draw, TextForm text) => new(
        [new Picture(width, height, draw)],
        new Layout { X = new Axis { IsHidden = true }, Panels = [new Panel { Y = new Axis { IsHidden = true }, InText = text }], Height = height + 20 });
}
