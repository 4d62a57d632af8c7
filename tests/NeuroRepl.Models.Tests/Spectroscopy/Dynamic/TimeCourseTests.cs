using System.Text.Json;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.Spectroscopy.Dynamic;

public sealed class TimeCourseTests
{
    private static readonly JsonElement Oracle = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "flame", "flame.json"))).RootElement;

    [Fact]
    public void Moving_average_of_32_is_numpys_convolution()
    {
        var course = Of(Numbers("series"));
        var (same, valid) = (Numbers("same"), Numbers("valid"));
        var (shrunk, strict) = (course.MovingAverage(), course.MovingAverage(32, Edges.Missing));

        for (var i = 0; i < same.Length; i++) { Assert.Equal(same[i], shrunk.Values[i], 1e-12); }     // mode "same" over how many are there

        Assert.Equal(valid.Length, strict.Values.Count(double.IsFinite));
        for (var i = 0; i < valid.Length; i++) { Assert.Equal(valid[i], strict.Values[i + 16], 1e-12); }

        Assert.All(strict.Values.Take(16).Concat(strict.Values.TakeLast(15)), value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Its_standard_error_falls_with_the_root_of_the_window_and_missing_values_are_left_out()
    {
        var course = new TimeCourse("x", "a.u.", [0, 1, 2, 3], [1, double.NaN, 3, 5], [2, 2, 2, 2]);
        var average = course.MovingAverage(4);

        Assert.Equal(3, average.Values[2], 1e-12);              // (1 + 3 + 5)/3
        Assert.Equal(2 / Math.Sqrt(3), average.StandardErrors[2], 1e-12);
    }

    [Fact]
    public void Percent_change_refers_to_the_mean_of_the_baseline()
    {
        var change = new TimeCourse("x", "a.u.", [0, 1, 2], [9, 11, 12], [0.3, 0.4, 0.5]).PercentChange(baseline: 2);

        Assert.Equal([-10.0, 10, 20], change.Values.Select(v => Math.Round(v, 10)));
        Assert.Equal(10 * Math.Sqrt((0.5 * 0.5) + (1.2 * 1.2 * 0.25 * 0.25)), change.StandardErrors[2], 1e-12);     // se of the baseline: √(.09 + .16)/2
    }

    [Fact]
    public void Mean_over_subjects_has_the_standard_error_between_them()
    {
        var mean = TimeCourse.Mean([Of([1, 2]), Of([3, 2]), Of([5, 2])]);

        Assert.Equal([3, 2], mean.Values);
        Assert.Equal(2 / Math.Sqrt(3), mean.StandardErrors[0], 1e-12);
        Assert.Equal(0, mean.StandardErrors[1], 1e-12);
    }

    private static TimeCourse Of(double[] values) => new("x", "a.u.", [.. values.Select((_, i) => (double)i)], values);

    private static double[] Numbers(string name) => [.. Oracle.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
