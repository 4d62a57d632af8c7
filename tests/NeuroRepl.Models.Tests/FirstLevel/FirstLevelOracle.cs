using System.Text.Json;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.FirstLevel;

/// <summary>What tests/reference/first-level/make.py computed with numpy and scipy.</summary>
internal static class FirstLevelOracle
{
    private static readonly Lazy<JsonElement> Root = new(() => JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "first-level", "first-level.json"))).RootElement);

    public static JsonElement At(params string[] path) => path.Aggregate(Root.Value, (element, name) => element.GetProperty(name));

    public static double[] Numbers(params string[] path) => [.. At(path).EnumerateArray().Select(number => number.GetDouble())];

    public static double[][] Rows(params string[] path) => [.. At(path).EnumerateArray().Select(row => row.EnumerateArray().Select(number => number.GetDouble()).ToArray())];

    public static Table Events => new("events.tsv",
    [
        new NumberColumn("onset", Numbers("events", "onset")),
        new NumberColumn("duration", Numbers("events", "duration")),
        new NumberColumn("modulation", Numbers("events", "modulation")),
    ]);

    /// <summary>Nine blocks of 12 volumes with cosines and two confounds.</summary>
    public static DesignMatrix Design
    {
        get
        {
            var motion = Rows("design", "motion");
            var confounds = new Table("confounds", [new NumberColumn("trans_x", [.. motion.Select(row => row[0])]), new NumberColumn("trans_y", [.. motion.Select(row => row[1])])]);
            return DesignMatrix.BaselineAndBlocks(8, 12).WithCosineDrift(5.1, .003).WithConfounds(confounds, "trans_*");
        }
    }

    public static BrainSeries Series
    {
        get
        {
            var places = Rows("design", "y");
            var values = new float[places.Length * places[0].Length];
            for (var t = 0; t < places[0].Length; t++)
            {
                for (var v = 0; v < places.Length; v++) { values[(t * places.Length) + v] = (float)places[v][t]; }
            }

            return new(new ParcelSpace([.. places.Select((_, v) => $"parcel{v}")]), values, 5.1) { Name = "oracle" };
        }
    }

    public static void Same(double[] expected, IReadOnlyList<double> actual, double relative, string what = "")
    {
        Assert.Equal(expected.Length, actual.Count);
        var scale = expected.Max(Math.Abs);
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.True(Math.Abs(expected[k] - actual[k]) <= relative * Math.Max(Math.Abs(expected[k]), 1e-6 * scale), $"{what}[{k}]: expected {expected[k]:R}, got {actual[k]:R}");
        }
    }
}
