using System.Text.Json;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.Cleaning;

/// <summary>What tests/reference/first-level/cleaning.py computed with numpy and scipy.</summary>
internal static class CleaningOracle
{
    private static readonly Lazy<JsonElement> Root = new(() => JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "first-level", "cleaning.json"))).RootElement);

    public static double[] Numbers(params string[] path) => [.. At(path).EnumerateArray().Select(number => number.GetDouble())];

    public static double[][] Rows(params string[] path) => [.. At(path).EnumerateArray().Select(row => row.EnumerateArray().Select(number => number.GetDouble()).ToArray())];

    public static JsonElement At(params string[] path) => path.Aggregate(Root.Value, (element, name) => element.GetProperty(name));

    public static BrainSeries Series => Of(Rows("series"));

    public static BrainSeries Of(double[][] courses)
    {
        var values = new float[courses.Length * courses[0].Length];
        for (var v = 0; v < courses.Length; v++)
        {
            for (var t = 0; t < courses[0].Length; t++) { values[(t * courses.Length) + v] = (float)courses[v][t]; }
        }

        return new(new ParcelSpace([.. courses.Select((_, v) => $"p{v}")]), values, 2.5);
    }

    public static Table Confounds => new("confounds", [new NumberColumn("white_matter", Numbers("confounds", "white_matter")), new NumberColumn("csf", Numbers("confounds", "csf"))]);

    public static Table Motion
    {
        get
        {
            var (trans, rot) = (Rows("motion", "trans"), Rows("motion", "rot"));
            return new("motion", [.. "xyz".Select((axis, k) => new NumberColumn($"trans_{axis}", [.. trans.Select(row => row[k])])), .. "xyz".Select((axis, k) => new NumberColumn($"rot_{axis}", [.. rot.Select(row => row[k])]))]);
        }
    }
}
