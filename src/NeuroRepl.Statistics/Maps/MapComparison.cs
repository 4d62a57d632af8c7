using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>One map against several: checks them, correlates them, and correlates what a null makes of the first.</summary>
internal sealed class MapComparison
{
    private readonly BrainMap _map;
    private readonly IReadOnlyList<BrainMap> _others;
    private readonly SpinOptions _options;
    private readonly double[] _values;
    private readonly MapAssociation _association;

    public MapComparison(BrainMap map, IReadOnlyList<BrainMap> others, SpinOptions options)
    {
        Guard.NotEmpty(others);
        (_map, _others, _options) = (map, others, options);
        foreach (var other in others.Concat(options.Adjusting)) { map.Space.MustMatch(other.Space, $"The map {other.Name}"); }
        if (options.Weights is { } given) { map.Space.MustMatch(given.Space, "The map of weights"); }

        var weights = options.Weights is { } weighting ? Doubles(weighting) : [.. Enumerable.Repeat(1.0, map.Count)];
        if (weights.Any(w => w < 0)) { throw new ArgumentMistake($"A weight is {weights.Min()}; weights are 0 or more.", "Areas, counts or inverse variances are weights."); }

        _values = Doubles(map);
        Require(map);
        foreach (var other in others) { Require(other); }

        _association = new([.. others.Select(Doubles)], [.. options.Adjusting.Select(Doubles)], weights, options.IsRanked);
    }

    /// <param name="spheres">Where the map is rotated.</param>
    /// <param name="spins">How many rotations.</param>
    /// <param name="seed">Seeds them; rotation k is stream k.</param>
    public SpatialCorrelations Spin(SpinSpheres spheres, int spins, int seed)
    {
        var dropped = 0;
        var wall = spheres.WallPoints;
        var correlations = Against($"spinning {_map.Name}", spins, seed, $"{spins} spins, {Named(_options.Method, _map.Space)}", spheres.Notes, () => new SpinAssignment(spheres.Hemispheres, _options.Method), (mine, n, source, map) =>
        {
            mine.Assign(Rotation.Uniform(new CounterRandom((ulong)(uint)seed, (ulong)n)), source);
            var hasWall = false;
            for (var p = 0; p < map.Length; p++)
            {
                map[p] = source[p] < 0 ? double.NaN : _values[source[p]];
                hasWall |= source[p] < 0 && double.IsFinite(_values[p]);
            }

            if (_options.MedialWall != MedialWall.DropRotation || !hasWall || wall == 0) { return true; }

            Interlocked.Increment(ref dropped);
            return false;
        });
        string[] about = wall == 0 ? [] : [WallNote(wall, dropped, spins)];
        return new(correlations.Map, correlations.Measure, correlations.Method, seed, [.. correlations], [.. correlations.Notes, .. about]);
    }

    /// <param name="surrogates">Maps that stand in for the first.</param>
    public SpatialCorrelations With(SurrogateMaps surrogates)
    {
        _map.Space.MustMatch(surrogates.Space, "The set of surrogates");
        return Against($"comparing surrogates of {_map.Name}", surrogates.Count, surrogates.Seed, $"{surrogates.Count} {surrogates.Method}", surrogates.Notes, () => 0, (_, n, _, map) =>
        {
            surrogates.CopyTo(n, map);
            return true;
        });
    }

    private SpatialCorrelations Against<T>(string what, int count, int seed, string method, IReadOnlyList<string> notes, Func<T> worker, Func<T, int, int[], double[], bool> make)
    {
        Guard.InRange(count, 1, 100_000_000);
        var nulls = _others.Select(_ => new double[count]).ToArray();
        NullRun.Go(what, count, () => (Mine: worker(), Source: new int[_map.Count], Map: new double[_map.Count], Scratch: new double[_map.Count], R: new double[_others.Count]), (w, n) =>
        {
            if (make(w.Mine, n, w.Source, w.Map)) { _association.Correlate(w.Map, w.R, w.Scratch); } else { Array.Fill(w.R, double.NaN); }
            for (var m = 0; m < nulls.Length; m++) { nulls[m][n] = w.R[m]; }
        });
        var observed = _others.Select(other => _association.OverCommon(_values, Doubles(other))).ToArray();
        var p = observed.Select((o, m) => NullP.Of(o.R, nulls[m], _options.Sides)).ToArray();
        var adjusted = Multiplicity.Adjust([.. p.Select(value => value.Value)], Adjust.Fdr);
        SpatialCorrelation[] rows = [.. _others.Select((other, m) => new SpatialCorrelation(other, observed[m].R, observed[m].Places, nulls[m], p[m], adjusted[m]))];
        return new(_map.Name, Measure(), method, seed, rows, [.. notes, .. Undefined(nulls, observed)]);
    }

    private IEnumerable<string> Undefined(double[][] nulls, (double R, int Places)[] observed)
    {
        for (var m = 0; m < nulls.Length; m++)
        {
            if (double.IsNaN(observed[m].R)) { yield return $"{_others[m].Name}: no correlation, {observed[m].Places} common places are too few or nothing varies there."; }
            else if (nulls[m].Count(double.IsNaN) is > 0 and var missing) { yield return $"{_others[m].Name}: {missing} of {nulls[m].Length} nulls have no correlation and do not count."; }
        }
    }

    private string Measure() =>
        $"{(_options.IsRanked ? "Spearman" : "Pearson")} r{(_options.Weights is null ? "" : ", weighted")}{(_options.Adjusting.Count == 0 ? "" : $", without {string.Join(", ", _options.Adjusting.Select(z => z.Name))}")}";

    private string WallNote(int wall, int dropped, int spins) => _options.MedialWall switch
    {
        MedialWall.NearestValue => $"{wall} points without a value are not rotated: each place takes the nearest value (MedialWall.NearestValue).",
        MedialWall.DropRotation => $"{wall} points have no value; {dropped} of {spins} rotations brought them onto places with one and do not count (MedialWall.DropRotation).",
        _ => $"{wall} points without a value rotate along; the places they come to lie on are left out (MedialWall.LeaveOut).",
    };

    private static string Named(SpinMethod method, BrainSpace space) => method switch
    {
        SpinMethod.Vasa => "Váša",
        SpinMethod.Hungarian => "Hungarian",
        _ => space is ParcelSpace ? "Vázquez-Rodríguez" : "Alexander-Bloch",
    };

    private static void Require(BrainMap map)
    {
        var known = map.Values.ToArray().Where(float.IsFinite).ToArray();
        if (known.Length < 3) { throw new ArgumentMistake($"The map {map.Name} has a value at {known.Length} of {map.Count} {map.Space.Places}; a correlation needs at least 3.", "Look at the mask, or at the step that made the map."); }
        if (known.Min() == known.Max()) { throw new ArgumentMistake($"The map {map.Name} is {known[0]} everywhere; what does not vary has no correlation.", "Look at the step that made the map."); }
    }

    private static double[] Doubles(BrainMap map) => Array.ConvertAll(map.Values.ToArray(), value => float.IsFinite(value) ? (double)value : double.NaN);
}
