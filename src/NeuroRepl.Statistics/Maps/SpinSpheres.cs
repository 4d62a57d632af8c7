using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>The spheres that a map is rotated on: one a hemisphere.</summary>
internal sealed class SpinSpheres
{
    private readonly bool[] _isKnown;
    private readonly SpinOptions _options;
    private readonly List<HemisphereSphere> _hemispheres = [];
    private readonly List<string> _notes = [];

    /// <param name="map">The map that will be rotated.</param>
    /// <param name="options">How.</param>
    public SpinSpheres(BrainMap map, SpinOptions options)
    {
        _options = options;
        _isKnown = [.. map.Values.ToArray().Select(float.IsFinite)];
        CheckMethod(map.Space);
        switch (map.Space)
        {
            case ParcelSpace parcels: AddParcels(parcels); break;
            case SurfaceSpace surface: AddSurface(surface, 0); break;
            case Grayordinates both: AddGrayordinates(both); break;
            default: throw new ArgumentMistake($"{map.Name} lies on {map.Space}, which cannot be rotated: a spin needs a cortex as a sphere, or parcels with positions.",
                "Average the map over parcels first, map.AtParcels(atlas.Space), or use surrogates: map.VariogramSurrogates().");
        }
    }

    public IReadOnlyList<HemisphereSphere> Hemispheres => _hemispheres;

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>How many points carry no value.</summary>
    public int WallPoints => _hemispheres.Sum(h => h.Sources.Count(s => s < 0));

    private bool TakesEachOnce => _options.Method is SpinMethod.Vasa or SpinMethod.Hungarian;

    private void CheckMethod(BrainSpace space)
    {
        if (_options.Method == SpinMethod.AlexanderBloch && space is ParcelSpace) { throw new ArgumentMistake("Alexander-Bloch's spin takes the nearest vertex, and these are parcels.", "Use SpinMethod.VazquezRodriguez, which takes the nearest parcel."); }
        if (_options.Method == SpinMethod.VazquezRodriguez && space is not ParcelSpace) { throw new ArgumentMistake($"Vázquez-Rodríguez' spin takes the nearest parcel, and these are {space.Places}.", "Use SpinMethod.AlexanderBloch, which takes the nearest vertex."); }
    }

    private void AddParcels(ParcelSpace parcels)
    {
        if (parcels.Positions is not { } positions)
        {
            throw new ArgumentMistake($"The {parcels.Count} parcels have no positions, so they cannot be rotated.", "Give their centres: new ParcelSpace(names, positions).");
        }

        if (positions.FirstOrDefault(p => !double.IsFinite(p.X + p.Y + p.Z)) is var bad && !double.IsFinite(bad.X + bad.Y + bad.Z)) { throw new ArgumentMistake($"A parcel's position is {bad}.", "Every parcel needs a centre in millimetres."); }

        foreach (var isRight in new[] { false, true })
        {
            int[] places = [.. Enumerable.Range(0, parcels.Count).Where(p => positions[p].X > 0 == isRight)];
            if (places.Length > 0) { Add(places, [.. places.Select(p => positions[p])], places, [.. places.Select(p => positions[p])], isRight); }
        }
    }

    private void AddGrayordinates(Grayordinates both)
    {
        var outside = 0;
        for (var n = 0; n < both.Structures.Count; n++)
        {
            if (both.Structures[n].Space is SurfaceSpace surface) { AddSurface(surface, both.StartOf(n)); }
            else { outside += both.Structures[n].Space.Count; }
        }

        if (_hemispheres.Count == 0) { throw new ArgumentMistake("These grayordinates have no surface to rotate.", "Use surrogates instead: map.VariogramSurrogates()."); }
        if (outside > 0) { _notes.Add($"{outside} places outside the cortex are left out: only surfaces can be rotated."); }
    }

    private void AddSurface(SurfaceSpace surface, int start)
    {
        var mesh = _options.Spheres.FirstOrDefault(s => s.Structure == surface.Mesh.Structure) ?? surface.Mesh;
        Guard.SameLength(mesh.VertexCount, surface.Mesh.VertexCount, "the number of vertices of the sphere", "that of the map's mesh");
        Millimetres[] points = [.. Enumerable.Range(0, mesh.VertexCount).Select(mesh.PositionOf)];
        var (low, high) = (points.Min(p => p.DistanceTo((0, 0, 0))), points.Max(p => p.DistanceTo((0, 0, 0))));
        if (!(high - low <= .02 * high))
        {
            throw new ArgumentMistake($"The mesh {mesh} is not a sphere around 0: its vertices are {low:0.#} to {high:0.#} mm from there.",
                "Give the spheres of the same vertices: new SpinOptions { Spheres = [leftSphere, rightSphere] }.");
        }

        var placeOf = new int[mesh.VertexCount];
        Array.Fill(placeOf, -1);
        for (var p = 0; p < surface.Count; p++) { placeOf[surface.Vertices.Span[p]] = start + p; }

        Add([.. Enumerable.Range(start, surface.Count)], [.. surface.Vertices.ToArray().Select(v => points[v])], placeOf, points, mesh.Structure.Contains("RIGHT", StringComparison.OrdinalIgnoreCase));
    }

    private void Add(int[] places, Millimetres[] at, int[] sources, Millimetres[] sourceAt, bool isMirrored)
    {
        sources = [.. sources.Select(s => s >= 0 && _isKnown[s] ? s : -1)];
        var wall = sources.Count(s => s < 0);
        if (wall > 0 && _options.MedialWall == MedialWall.Refuse)
        {
            throw new ArgumentMistake($"{wall} of {sources.Length} points of the {(isMirrored ? "right" : "left")} hemisphere have no value, and MedialWall.Refuse was asked for.", "Fill them, or choose MedialWall.LeaveOut or NearestValue.");
        }

        var middle = MiddleOf(sourceAt);
        if (_options.MedialWall == MedialWall.NearestValue || TakesEachOnce)
        {
            sourceAt = [.. sourceAt.Where((_, n) => sources[n] >= 0)];
            sources = [.. sources.Where(s => s >= 0)];
        }

        if (TakesEachOnce)
        {
            at = [.. at.Where((_, n) => _isKnown[places[n]])];
            places = [.. places.Where(p => _isKnown[p])];
            if (places.Length > 4000) { throw new ArgumentMistake($"SpinMethod.{_options.Method} would give {places.Length} places a value each once, at every rotation.", "Average over parcels first, or use SpinMethod.AlexanderBloch."); }
            if (sources.Length != places.Length) { throw new ArgumentMistake("Some vertices lie twice in the space.", "List each vertex once."); }
        }

        if (sources.Length > 0) { _hemispheres.Add(new(places, Units(at, middle), sources, Units(sourceAt, middle), isMirrored)); }
    }

    // A hemisphere's places on a sphere around the origin, or around their mean, are what a spin wants; others are projected, and that is said.
    private Millimetres MiddleOf(Millimetres[] points)
    {
        if (IsSphere(points, (0, 0, 0), .02)) { return (0, 0, 0); }

        var middle = new Millimetres(points.Average(p => p.X), points.Average(p => p.Y), points.Average(p => p.Z));
        if (!IsSphere(points, middle, .1)) { _notes.Add($"The {points.Length} positions around {middle} lie on no sphere: they are projected to one around their mean. Centres on the spherical surface give better neighbours."); }

        return middle;
    }

    private static bool IsSphere(Millimetres[] points, Millimetres middle, double tolerance)
    {
        var distances = points.Select(p => p.DistanceTo(middle)).ToArray();
        return distances.Max() - distances.Min() <= tolerance * distances.Max();
    }

    private static double[] Units(Millimetres[] points, Millimetres middle)
    {
        var units = new double[3 * points.Length];
        for (var n = 0; n < points.Length; n++)
        {
            var length = points[n].DistanceTo(middle);
            if (length == 0) { throw new ArgumentMistake($"A place lies at {points[n]}, the middle of its hemisphere, and has no direction there.", "Leave it out: it is not on the cortex."); }

            (units[3 * n], units[(3 * n) + 1], units[(3 * n) + 2]) = ((points[n].X - middle.X) / length, (points[n].Y - middle.Y) / length, (points[n].Z - middle.Z) / length);
        }

        return units;
    }
}
