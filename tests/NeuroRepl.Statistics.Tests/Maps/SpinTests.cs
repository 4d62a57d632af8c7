using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Statistics.Tests.Maps;

public sealed class SpinTests
{
    private static readonly ParcelSpace Space = Fields.Parcels(50);
    private static readonly BrainMap Map = Fields.Smooth(Space, 1, name: "x");
    private static readonly BrainMap Other = Fields.Smooth(Space, 2, name: "y");

    [Theory]
    [InlineData(SpinMethod.Nearest)]
    [InlineData(SpinMethod.Hungarian)]
    public void P_is_uniform_for_independent_smooth_maps(SpinMethod method)
    {
        double[] p = [.. Enumerable.Range(0, 100).Select(k => Fields.Smooth(Space, 100 + (2 * k)).CorrelateWith(Fields.Smooth(Space, 101 + (2 * k)), spins: 199, seed: k + 1, new SpinOptions { Method = method })[0].P.Value).Order()];
        var distance = p.Select((value, k) => Math.Max(Math.Abs(((k + 1) / 100.0) - value), Math.Abs(value - (k / 100.0)))).Max();
        Assert.True(distance < 1.358 / Math.Sqrt(100), $"Kolmogorov-Smirnov distance {distance}");   // its 5 % point
    }

    [Fact]
    public void Rotations_are_uniform_and_rotations()
    {
        var sum = new double[9];
        for (var k = 0; k < 20_000; k++)
        {
            var m = Rotation.Uniform(new CounterRandom(5, (ulong)k)).Matrix;
            for (var e = 0; e < 9; e++) { sum[e] += m[e] * m[e]; }
            if (k > 0) { continue; }

            Assert.Equal(1, (m[0] * ((m[4] * m[8]) - (m[5] * m[7]))) - (m[1] * ((m[3] * m[8]) - (m[5] * m[6]))) + (m[2] * ((m[3] * m[7]) - (m[4] * m[6]))), 1e-12);
        }

        Assert.All(sum, square => Assert.Equal(1 / 3.0, square / 20_000, .01));      // E m² = 1/3; the standard error is .002
    }

    [Fact]
    public void The_nearest_point_is_what_a_search_over_all_finds()
    {
        var random = new CounterRandom(4);
        double[] points = [.. Enumerable.Range(0, 700).SelectMany(_ => Unit(random))];
        var index = new SphereIndex(points);
        for (var k = 0; k < 5000; k++)
        {
            var q = Unit(random);
            var best = Enumerable.Range(0, 700).MaxBy(p => (q[0] * points[3 * p]) + (q[1] * points[(3 * p) + 1]) + (q[2] * points[(3 * p) + 2]));
            Assert.Equal(best, index.Nearest(q[0], q[1], q[2]));
        }
    }

    [Fact]
    public void Same_seed_same_nulls_and_p_counts_them()
    {
        var first = Map.CorrelateWith([Other, 2 * Map], spins: 300, seed: 7);
        var second = Map.CorrelateWith([Other, 2 * Map], spins: 300, seed: 7);
        Assert.Equal(first[0].Nulls, second[0].Nulls);
        Assert.Equal((first[0].Nulls.Count(r => Math.Abs(r) >= Math.Abs(first[0].R)) + 1) / 301.0, first[0].P.Value);
        Assert.Equal(1, first[1].R, 1e-7);

        // A map against itself: only a spin that leaves all 50 parcels of a side where they are does as well. Half their spacing is a quarter of a radian, and
        // a turn is that small with probability .25³/6π = .0008: about one in four runs of 300 has one.
        Assert.Equal((first[1].Nulls.Count(r => r >= first[1].R - 1e-9) + 1) / 301.0, first[1].P.Value, 1e-12);
        Assert.InRange(first[1].P.Value, 1 / 301.0, 3 / 301.0);
        Assert.Equal(Math.Min(2 * first[1].P, first[0].P), first[1].AdjustedP, 1e-12);
    }

    [Fact]
    public void Missing_places_follow_the_chosen_policy_and_are_counted()
    {
        var values = Map.Values.ToArray();
        (values[3], values[60], values[61]) = (float.NaN, float.NaN, float.NaN);
        var holey = new BrainMap(Space, values) { Name = "holey" };

        var left = holey.CorrelateWith(Other, spins: 50);
        Assert.Equal(97, left[0].Places);
        Assert.All(left[0].Nulls, r => Assert.InRange(r, -1, 1));
        Assert.Contains(left.Notes, note => note.StartsWith("3 points", StringComparison.Ordinal));

        var near = holey.CorrelateWith(Other, spins: 50, options: new SpinOptions { MedialWall = MedialWall.NearestValue });
        Assert.NotEqual(left[0].Nulls, near[0].Nulls);
        Assert.All(near[0].Nulls, r => Assert.InRange(r, -1, 1));

        var drop = holey.CorrelateWith(Other, spins: 50, options: new SpinOptions { MedialWall = MedialWall.DropRotation });
        Assert.True(drop[0].Nulls.Count(double.IsNaN) > 25);
        Assert.Contains(drop.Notes, note => note.Contains("do not count", StringComparison.Ordinal));

        Assert.Throws<ArgumentMistake>(() => holey.CorrelateWith(Other, spins: 50, options: new SpinOptions { MedialWall = MedialWall.Refuse }));
    }

    [Fact]
    public void Vertices_rotate_with_their_medial_wall()
    {
        var random = new CounterRandom(8);
        var mesh = new SurfaceMesh([.. Enumerable.Range(0, 400).SelectMany(_ => Unit(random)).Select(c => (float)(100 * c))], [0, 1, 2], "CORTEX_LEFT");
        int[] cortex = [.. Enumerable.Range(0, 400).Where(v => mesh.PositionOf(v).X < 80)];
        var space = new SurfaceSpace(mesh, cortex);
        BrainMap At(Func<Millimetres, double> of, string name) => new(space, [.. Enumerable.Range(0, space.Count).Select(p => (float)of(space.PositionOf(p)!.Value))]) { Name = name };
        var up = At(p => p.Z, "up");
        var result = up.CorrelateWith([At(p => p.Z + (.1 * p.Y), "nearly up"), At(p => p.Y, "front")], spins: 200);

        Assert.Contains(result.Notes, note => note.StartsWith($"{400 - cortex.Length} points", StringComparison.Ordinal));
        Assert.True(result["nearly up"].P < .1);
        Assert.True(result["front"].P > .1);
        Assert.Throws<ArgumentMistake>(() => up.CorrelateWith(At(p => p.Y, "front"), options: new SpinOptions { Method = SpinMethod.VazquezRodriguez }));
    }

    [Fact]
    public void Bad_input_is_refused_with_what_to_type()
    {
        Assert.Contains("Parcellate", Assert.Throws<SpaceMismatch>(() => Map.CorrelateWith(new BrainMap(new ParcelSpace(["a", "b", "c"]), new float[3]))).Hint, StringComparison.Ordinal);
        Assert.Contains("0 of 100", Assert.Throws<ArgumentMistake>(() => Map.CorrelateWith(Map.Select(_ => float.NaN))).Message, StringComparison.Ordinal);
        Assert.Contains("everywhere", Assert.Throws<ArgumentMistake>(() => Map.CorrelateWith(Map.Select(_ => 2))).Message, StringComparison.Ordinal);
        var few = new ParcelSpace(["a", "b"], [(-1, 0, 0), (1, 0, 0)]);
        Assert.Contains("at least 3", Assert.Throws<ArgumentMistake>(() => new BrainMap(few, [1, 2]).CorrelateWith(new BrainMap(few, [2, 1]))).Message, StringComparison.Ordinal);
        var nowhere = new ParcelSpace(["a", "b", "c", "d"]);
        Assert.Contains("positions", Assert.Throws<ArgumentMistake>(() => new BrainMap(nowhere, [1, 2, 3, 5]).CorrelateWith(new BrainMap(nowhere, [2, 1, 4, 4]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => new BrainMap(nowhere, [1, 2, 3, 5]).VariogramSurrogates(5));
        Assert.Throws<ArgumentMistake>(() => Map.CorrelateWith(Other, spins: 0));
        Assert.Throws<ArgumentMistake>(() => Map.CorrelateWith(Other, options: new SpinOptions { Method = SpinMethod.AlexanderBloch }));
        Assert.Throws<ArgumentMistake>(() => Map.CorrelateWith(Other, options: new SpinOptions { Weights = Map.Select(_ => -1) }));
        Assert.Throws<ArgumentMistake>(() => Map.NetworkMeans(["a"]));
        Assert.Contains("y", Assert.Throws<ArgumentMistake>(() => Map.CorrelateWith(Other, spins: 20)["mGluR5"]).Hint, StringComparison.Ordinal);
    }

    private static double[] Unit(CounterRandom random)
    {
        double[] p = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
        var length = Math.Sqrt((p[0] * p[0]) + (p[1] * p[1]) + (p[2] * p[2]));
        return [p[0] / length, p[1] / length, p[2] / length];
    }
}
