using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Models.Cleaning;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Models.Tests.FirstLevel;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Cleaning;

public sealed class CleaningTests
{
    private static Nuisance Everything => new() { Columns = ["white_matter", "csf"], Derivatives = true, Squares = true, HighPassHz = .008, LowPassHz = .1 };

    [Fact]
    public void Framewise_displacement_equals_numpy_in_every_programs_units()
    {
        var (motion, fd) = (CleaningOracle.Motion, CleaningOracle.Numbers("motion", "fd"));
        Table Of(IEnumerable<string> names, double rotationFactor = 1) => new("m", [.. names.Select(name => new NumberColumn(name, [.. motion.Numbers(name).Select(v => name[0] == 'r' ? rotationFactor * v : v)]))]);
        string[] order = ["trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z"];

        Same(fd, motion.FramewiseDisplacement());
        Same(CleaningOracle.Numbers("motion", "fd80"), motion.FramewiseDisplacement(radiusMm: 80));
        Same(fd, Of([.. order[3..], .. order[..3]]).FramewiseDisplacement(MotionUnits.Fsl));
        Same(fd, Of(order).FramewiseDisplacement(MotionUnits.Spm));
        Same(fd, Of(order, 180 / Math.PI).FramewiseDisplacement(MotionUnits.Degrees));
        Assert.Contains("has no column rot_z", Assert.Throws<ArgumentMistake>(() => Of(order[..5]).FramewiseDisplacement()).Message, StringComparison.Ordinal);
        Assert.Contains("movement has six", Assert.Throws<ArgumentMistake>(() => Of(order[..5]).FramewiseDisplacement(MotionUnits.Fsl)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_scrubbing_rules_flag_what_numpy_flags()
    {
        var fd = CleaningOracle.Motion.FramewiseDisplacement();
        var dvars = CleaningOracle.Series.Dvars();

        Same(CleaningOracle.Numbers("dvars"), dvars, 1e-6);        // the series is single precision
        Assert.Equal([.. CleaningOracle.Numbers("motion", "over1").Select(v => (int)v)], Scrubbing.ByDisplacement(fd).Volumes);
        Assert.Equal([.. CleaningOracle.Numbers("flagged").Select(v => (int)v)], Scrubbing.ByDisplacementOrJump(fd, dvars).Volumes);
        Assert.Equal("FD > 0.5 mm or RMS > 1.6 × median, 1 before and 1 after", Scrubbing.ByDisplacementOrJump(fd, dvars).Rule);
    }

    [Fact]
    public void Dropping_volumes_and_giving_each_a_column_is_the_same_least_squares()
    {
        var series = CleaningOracle.Series;
        var scrubbing = Scrubbing.ByDisplacementOrJump(CleaningOracle.Motion.FramewiseDisplacement(), series.Dvars());
        var design = DesignMatrix.Blocks(3, 30).WithDrift();
        FirstLevelModel ols = new() { Noise = NoiseModel.Ols };
        var spikes = series.FitFirstLevel(design.WithSpikes(scrubbing.Flags), ols)["block2 - block1"];
        var dropped = scrubbing.Drop(series).FitFirstLevel(scrubbing.Drop(design), ols)["block2 - block1"];

        Same([.. spikes.Estimates], [.. dropped.Estimates], 1e-9);
        Same([.. spikes.Variances], [.. dropped.Variances], 1e-9);
        Assert.Equal(spikes.DegreesOfFreedom, dropped.DegreesOfFreedom);
        Assert.False(scrubbing.IsTooMuch);
        Assert.True(new Scrubbing([true, true, false], "rule").IsTooMuch);
    }

    [Fact]
    public void One_regression_takes_out_confounds_derivatives_squares_and_both_ends_of_the_band()
    {
        var courses = CleaningOracle.Rows("series");
        var projection = NuisanceProjection.Of(Everything, 90, 2.5, CleaningOracle.Confounds);
        var clean = CleaningOracle.Rows("clean", "values");

        Assert.Equal(CleaningOracle.At("clean", "rank").GetInt32(), projection.Rank);
        for (var v = 0; v < courses.Length; v++)
        {
            var left = projection.Clean(courses[v]);
            for (var t = 0; t < 90; t++) { Assert.Equal(clean[v][t], left[t], 1e-8); }
            foreach (var name in projection.Design.Names) { Assert.True(Math.Abs(Correlation(projection.Design.Column(name), left)) < 1e-10, name); }
        }

        var series = CleaningOracle.Series.Clean(Everything with { Scale = CleanedScale.Centred }, CleaningOracle.Confounds);
        for (var v = 0; v < courses.Length; v++)
        {
            var course = series.At(v);
            for (var t = 0; t < 90; t++) { Assert.Equal(clean[v][t], course[t], 1e-5); }    // single precision
        }

        Assert.Contains("degrees of freedom left", series.Steps[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_filter_passes_what_is_in_the_band_and_stops_what_is_not()
    {
        var projection = NuisanceProjection.Of(new() { Detrend = 0, HighPassHz = .008, LowPassHz = .1 }, 200, 2, null);
        double Left(int order) => projection.Clean([.. Enumerable.Range(0, 200).Select(t => Math.Cos(Math.PI * order * (t + .5) / 200))]).Sum(v => v * v) / 100;

        Assert.Equal(0, Left(6), 1e-12);                   // .0075 Hz
        Assert.Equal(1, Left(7), 1e-12);                   // .00875 Hz
        Assert.Equal(1, Left(80), 1e-12);                  // .1 Hz
        Assert.Equal(0, Left(81), 1e-12);
        Assert.Contains("is empty", Assert.Throws<DesignException>(() => NuisanceProjection.Of(new() { HighPassHz = .1, LowPassHz = .01 }, 200, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing is left", Assert.Throws<DesignException>(() => NuisanceProjection.Of(new() { HighPassHz = .3 }, 200, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("no table of confounds", Assert.Throws<DesignException>(() => CleaningOracle.Series.Clean(new() { Columns = ["csf"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scales_are_what_their_names_say()
    {
        var series = CleaningOracle.Series;
        var raw = series.At(3);
        var z = series.Standardised().At(3);
        var percent = series.PercentChange().At(3);

        Assert.Equal(0, z.Average(), 1e-6);
        Assert.Equal(1, Math.Sqrt(z.Sum(v => v * v) / 89), 1e-6);
        Assert.Equal(100 * ((raw[10] / raw.Average()) - 1), percent[10], 1e-4);
        Assert.Equal(100 * ((raw[50] / raw.Take(20).Average()) - 1), series.PercentChange(0, 20).At(3)[50], 1e-4);
        Assert.Equal(raw.Average(), series.Detrended().At(3).Average(), 1e-3);
    }

    [Fact]
    public void Moving_averages_have_the_edges_they_say()
    {
        var series = CleaningOracle.Series;
        var (shrunk, valid) = (series.MovingAverage(32).At(0), series.MovingAverage(32, Edges.Missing).At(0));
        var whole = CleaningOracle.Numbers("moving", "valid32");

        Same(CleaningOracle.Numbers("moving", "shrink32"), shrunk, 1e-6);
        Assert.True(double.IsNaN(valid[15]) && double.IsNaN(valid[75]));
        for (var t = 0; t < whole.Length; t++) { Assert.Equal(whole[t], valid[16 + t], 1e-3); }

        var course = series.MeanCourse([1, 4], [1, 3]);
        Assert.Equal((series.At(1)[7] + (3 * series.At(4)[7])) / 4, course.Values[7], 1e-9);
        Same([.. series.MeanCourse([0]).MovingAverage(32).Values], shrunk, 1e-6);
    }

    [Fact]
    public void Places_without_a_course_are_NaN_and_counted()
    {
        var series = new BrainSeries(new ParcelSpace(["good", "flat", "nan"]), [.. Enumerable.Range(0, 40).SelectMany(t => new[] { 100 + (t % 7), 5f, t == 9 ? float.NaN : 1f })], 2);
        var clean = series.Clean();

        Assert.Equal([false, true, true], Enumerable.Range(0, 3).Select(v => double.IsNaN(clean.At(v)[20])));
        Assert.Contains("2 of 3 parcels have no course to clean", clean.Steps[^1], StringComparison.Ordinal);
    }

    private static void Same(double[] expected, IReadOnlyList<double> actual, double relative = 1e-11) => FirstLevelOracle.Same(expected, actual, relative);

    private static double Correlation(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        var (ma, mb) = (a.Average(), b.Average());
        var norm = Math.Sqrt(a.Sum(x => (x - ma) * (x - ma)) * b.Sum(x => (x - mb) * (x - mb)));
        return norm == 0 ? 0 : a.Zip(b, (x, y) => (x - ma) * (y - mb)).Sum() / norm;
    }
}
