using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Brain;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views.Imaging;

/// <summary>A map of voxels in slices: mosaics and orthogonal views.</summary>
internal sealed class SliceFigure
{
    private const double MarginMm = 3;
    private readonly BrainMap _map;
    private readonly ShownValues _shown;
    private readonly BrainPicture _look;
    private readonly VolumeImage _values;
    private readonly VolumeImage? _outline;
    private readonly Backdrop _backdrop;
    private readonly Millimetres _low, _high;

    public SliceFigure(BrainMap map, VoxelSpace space, ShownValues shown, BrainMap? anatomy, BrainMap? outline, BrainPicture look)
    {
        (_map, _shown, _look) = (map, shown, look);
        _values = VolumeImage.Of(space, shown.Values);
        _backdrop = anatomy is null ? Backdrop.OfMask(space, map.Values.ToArray()) : Backdrop.OfAnatomy(anatomy);
        if (outline is not null)
        {
            if (outline.Space is not VoxelSpace voxels) { throw new ArgumentMistake($"The outline {outline.Name} lies on {outline.Space}; slices show voxels.", "Give a map of voxels: outline: test.Clusters().Labels()."); }

            _outline = VolumeImage.Of(voxels, outline.Values.Span, static value => value != 0);
        }

        (_low, _high) = ((_backdrop.Low.X - MarginMm, _backdrop.Low.Y - MarginMm, _backdrop.Low.Z - MarginMm), (_backdrop.High.X + MarginMm, _backdrop.High.Y + MarginMm, _backdrop.High.Z + MarginMm));
    }

    public string Convention => _look.IsRadiological ? "right is on the left (radiological)" : "left is on the left (neurological)";

    public Figure Mosaic(Cut cut, int? count, IReadOnlyList<double>? at)
    {
        var axis = AxisOf(cut);
        var places = at ?? Spread(axis, count ?? (_look.HasGuide ? 15 : 14));
        var slices = places.Select((mm, n) => Slice(cut, mm) with { Label = LabelOf(axis, mm, isFirst: n == 0) }).ToList();
        if (_look.HasGuide && places.Count > 1) { slices.Add(Guide(cut, places)); }

        // The guide takes a place in the last row, beside as many slices as the rows above have.
        var look = new BrainLook { WidthPx = _look.WidthPx, Columns = _look.Columns ?? (_look.HasGuide && places.Count is > 7 and < 16 ? (slices.Count + 1) / 2 : null), HasBar = _look.HasBar };
        return Chart.BrainSlices(slices, _shown.Colors, look).WithTitle(_map.Name, SubtitleOf(cut != Cut.Sagittal));
    }

    public Figure Ortho(Millimetres? cross)
    {
        var at = cross ?? Strongest();
        Cut[] cuts = [Cut.Sagittal, Cut.Coronal, Cut.Axial];
        var slices = cuts.Select(cut =>
        {
            var (axis, place) = (AxisOf(cut), Along(at, AxisOf(cut)));
            return Slice(cut, place) with { Label = LabelOf(axis, place, isFirst: cut == Cut.Sagittal), Cross = PlaneOf(cut, place).Seen(at) };
        }).ToList();
        var look = new BrainLook { WidthPx = _look.WidthPx, HasBar = _look.HasBar, Columns = 3 };
        return Chart.BrainSlices(slices, _shown.Colors, look).WithTitle(_map.Name, string.Join("; ", new[] { ValueAt(at), SubtitleOf(true) }.Where(words => words.Length > 0)));
    }

    private BrainSlice Slice(Cut cut, double at)
    {
        var plane = PlaneOf(cut, at);
        return new(plane.WidthMm, plane.HeightMm, (columns, rows) => new(_look.IsSmooth ? _values.Linear(plane, columns, rows) : _values.Nearest(plane, columns, rows), _backdrop.Shade(plane, columns, rows))
        {
            HasOutline = _backdrop.HasOutline,
            Regions = _outline is null ? null : Array.ConvertAll(_outline.Nearest(plane, columns, rows), value => float.IsNaN(value) ? 0 : (int)value),
        })
        {
            Sides = plane.Sides,
        };
    }

    // Where the others cut, on a slice that stands across them through the middle of the head.
    private BrainSlice Guide(Cut cut, IReadOnlyList<double> places)
    {
        var across = cut == Cut.Sagittal ? Cut.Axial : Cut.Sagittal;
        var plane = PlaneOf(across, _backdrop.Snapped(AxisOf(across), across == Cut.Sagittal ? Math.Clamp(-3, _low.X, _high.X) : (_low.Z + _high.Z) / 2));
        var lines = places.Select(place =>
        {
            var (x, y) = plane.Seen(cut switch { Cut.Axial => (0, 0, place), Cut.Coronal => (0, place, 0), _ => (place, 0, 0) });
            return cut == Cut.Axial ? (0.0, y, plane.WidthMm, y) : (x, 0.0, x, plane.HeightMm);
        });
        return new(plane.WidthMm, plane.HeightMm, (columns, rows) => new(NoValues(columns * rows), _backdrop.Shade(plane, columns, rows)) { HasOutline = _backdrop.HasOutline }) { Lines = [.. lines] };
    }

    private static float[] NoValues(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.NaN);
        return values;
    }

    // Over what is coloured where that is a part of the head only, else over the head without its ends; at the centres of the map's own slices.
    private double[] Spread(int axis, int count)
    {
        Guard.InRange(count, 1, 200, "the number of slices");
        var (low, high) = (Along(_backdrop.Low, axis), Along(_backdrop.High, axis));
        var coloured = VolumeImage.Of((VoxelSpace)_map.Space, _shown.Values, value => _shown.Colors.Shows(value));
        var (from, to) = (low + (.10 * (high - low)), high - (.10 * (high - low)));
        if (_shown.Colors.Threshold > 0 && coloured.HasVoxels)
        {
            var half = _values.FinestMm / 2;
            (from, to) = (Along(coloured.Low, axis) + half, Along(coloured.High, axis) - half);
            var least = Math.Min((high - low) * .8, 3.0 * count);                          // not all slices through one small cluster
            if (to - from < least) { (from, to) = (((from + to) / 2) - (least / 2), ((from + to) / 2) + (least / 2)); }
            (from, to) = (Math.Max(from, low), Math.Min(to, high));
        }

        return [.. Enumerable.Range(0, count).Select(n => _values.Snapped(axis, count == 1 ? (from + to) / 2 : from + (n * (to - from) / (count - 1)))).Distinct()];
    }

    private Millimetres Strongest()
    {
        var best = Enumerable.Range(0, _map.Count).Where(place => float.IsFinite(_shown.Values[place])).DefaultIfEmpty(-1).MaxBy(place => place < 0 ? 0 : Math.Abs(_shown.Values[place]));
        return best < 0 ? ((_low.X + _high.X) / 2, (_low.Y + _high.Y) / 2, (_low.Z + _high.Z) / 2) : _map.Space.PositionOf(best)!.Value;
    }

    private string ValueAt(Millimetres at)
    {
        var place = ((VoxelSpace)_map.Space).PlaceAt(at);
        var value = place is { } known ? NumberText.Short(_shown.Values[known], 3) : "no value";
        return $"{(_shown.Colors.Unit.Length > 0 ? $"{_shown.Colors.Unit} = " : "")}{value} at {at}".Replace('-', '−');
    }

    private string SubtitleOf(bool hasSides) => string.Join("; ", new[] { _shown.Rule, hasSides ? Convention : "" }.Where(words => words.Length > 0));

    private SlicePlane PlaneOf(Cut cut, double at) => SlicePlane.Of(cut, at, _low, _high, _look.IsRadiological);

    private static string LabelOf(int axis, double mm, bool isFirst) => $"{"xyz"[axis]} = {NumberText.Short(Math.Round(mm, 1)).Replace('-', '−')}{(isFirst ? " mm" : "")}";

    private static int AxisOf(Cut cut) => cut switch { Cut.Sagittal => 0, Cut.Coronal => 1, _ => 2 };

    private static double Along(Millimetres place, int axis) => axis switch { 0 => place.X, 1 => place.Y, _ => place.Z };
}
