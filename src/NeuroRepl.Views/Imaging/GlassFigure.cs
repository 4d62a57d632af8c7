using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Brain;
using NeuroRepl.Figures.Charts;

namespace NeuroRepl.Views.Imaging;

/// <summary>A map seen through: along each line of sight the value farthest from 0, over a shadow of the map's own places.</summary>
internal static class GlassFigure
{
    private const double MarginMm = 4, DiscMm = 4.2, AroundParcelMm = 13;

    public static Figure OfVoxels(BrainMap map, VoxelSpace space, ShownValues shown, BrainPicture look)
    {
        var (values, head) = (VolumeImage.Of(space, shown.Values, value => shown.Colors.Shows(value)), VolumeImage.Of(space, Backdrop.Inside(space, map.Values.Span)));
        Millimetres low = (head.Low.X - MarginMm, head.Low.Y - MarginMm, head.Low.Z - MarginMm), high = (head.High.X + MarginMm, head.High.Y + MarginMm, head.High.Z + MarginMm);
        var slices = Cuts.Select(cut =>
        {
            var plane = SlicePlane.Of(cut, StartOf(cut, low), low, high, look.IsRadiological);
            var projection = Projection.Of(plane, DepthOf(cut, low, high), Sight(cut), values, head, shown.Colors);
            return new BrainSlice(plane.WidthMm, plane.HeightMm, projection.Sample) { Sides = plane.Sides, Label = NameOf(cut) };
        });
        return Of([.. slices], map, shown, look);
    }

    /// <summary>Parcels of which only the centres are known, as discs; the two hemispheres apart from outside, both together from the front and above.</summary>
    public static Figure OfParcels(BrainMap map, IReadOnlyList<Millimetres> centres, ShownValues shown, BrainPicture look)
    {
        const double Rim = AroundParcelMm + 2;
        Millimetres low = (centres.Min(c => c.X) - Rim, centres.Min(c => c.Y) - Rim, centres.Min(c => c.Z) - Rim), high = (centres.Max(c => c.X) + Rim, centres.Max(c => c.Y) + Rim, centres.Max(c => c.Z) + Rim);
        (Cut Cut, string Name, Func<Millimetres, bool> Has)[] views =
            [(Cut.Sagittal, "left", at => at.X <= 0), (Cut.Coronal, "from the back", _ => true), (Cut.Axial, "from above", _ => true), (Cut.Sagittal, "right", at => at.X > 0)];
        var slices = views.Where(view => centres.Any(view.Has)).Select(view =>
        {
            var plane = SlicePlane.Of(view.Cut, StartOf(view.Cut, low), low, high, look.IsRadiological);
            var parcels = Enumerable.Range(0, centres.Count).Where(p => view.Has(centres[p])).ToArray();
            var seen = parcels.Select(p => plane.Seen(centres[p])).ToArray();
            return new BrainSlice(plane.WidthMm, plane.HeightMm, (columns, rows) => Shadow(seen, plane, columns, rows))
            {
                Sides = plane.Sides, Label = view.Name,
                Discs = [.. parcels.Zip(seen).OrderBy(p => Math.Abs(shown.Values[p.First])).Select(p => (p.Second.X, p.Second.Y, DiscMm, (double)shown.Values[p.First]))],
            };
        });
        return Of([.. slices], map, shown, look);
    }

    private static Cut[] Cuts => [Cut.Sagittal, Cut.Coronal, Cut.Axial];

    private static Figure Of(IReadOnlyList<BrainSlice> slices, BrainMap map, ShownValues shown, BrainPicture look) =>
        Chart.BrainSlices(slices, shown.Colors, new BrainLook { WidthPx = look.WidthPx, HasBar = look.HasBar, Columns = look.Columns ?? slices.Count })
            .WithTitle(map.Name, string.Join("; ", new[] { shown.Rule, look.IsRadiological ? "right is on the left (radiological)" : "left is on the left (neurological)" }.Where(words => words.Length > 0)));

    // A head of which only parcels' centres are known is what lies near any of them.
    private static SlicePixels Shadow((double X, double Y)[] seen, SlicePlane plane, int columns, int rows)
    {
        var (values, shade) = (new float[columns * rows], new float[columns * rows]);
        Array.Fill(values, float.NaN);
        var perMm = columns / plane.WidthMm;
        var reach = AroundParcelMm * perMm;
        Array.Fill(shade, float.NaN);
        foreach (var (x, y) in seen)
        {
            for (var v = Math.Max(0, (int)((y * perMm) - reach)); v < Math.Min(rows, (y * perMm) + reach); v++)
            {
                var half = Math.Sqrt(Math.Max(0, (reach * reach) - Math.Pow(v + .5 - (y * perMm), 2)));
                var (from, to) = (Math.Max(0, (int)Math.Round((x * perMm) - half)), Math.Min(columns, (int)Math.Round((x * perMm) + half)));
                if (to > from) { shade.AsSpan((v * columns) + from, to - from).Fill(.93f); }
            }
        }

        return new(values, shade) { HasOutline = true };
    }

    private static string NameOf(Cut cut) => cut switch { Cut.Sagittal => "from the side", Cut.Coronal => "from the back", _ => "from above" };

    private static double StartOf(Cut cut, Millimetres low) => cut switch { Cut.Sagittal => low.X, Cut.Coronal => low.Y, _ => low.Z };

    private static double DepthOf(Cut cut, Millimetres low, Millimetres high) => cut switch { Cut.Sagittal => high.X - low.X, Cut.Coronal => high.Y - low.Y, _ => high.Z - low.Z };

    private static Millimetres Sight(Cut cut) => cut switch { Cut.Sagittal => (1, 0, 0), Cut.Coronal => (0, 1, 0), _ => (0, 0, 1) };
}
