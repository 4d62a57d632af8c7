using System.Text.Json;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests;

/// <summary>What R said (tests/reference/mixed/oracle.R), the designs simulated there, and data sets that R brings, asked of it when a test runs.</summary>
internal static class ModelOracle
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "mixed", "oracle.json"))).RootElement;

    public static Table Cross { get; } = Table.Open(Repository.At("tests", "reference", "mixed", "cross.csv"));

    public static Table Nest { get; } = Table.Open(Repository.At("tests", "reference", "mixed", "nest.csv"));

    public static JsonElement At(params string[] path) => path.Aggregate(Root, (element, name) => element.GetProperty(name));

    public static double Number(params string[] path) => At(path).GetDouble();

    public static double[] Numbers(params string[] path) => Values(At(path));

    public static double[] Values(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Number ? e.GetDouble() : double.NaN)]
        : [element.GetDouble()];

    public static string[] Texts(params string[] path) => Texts(At(path));

    public static string[] Texts(JsonElement element) => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(e => e.GetString()!)] : [element.GetString()!];

    /// <summary>A data set of an R package; its factors come as texts.</summary>
    public static Table FromR(string package, string name)
    {
        var path = Path.Combine(Path.GetTempPath(), $"neurorepl-{Environment.ProcessId}-{Guid.NewGuid():N}.csv");
        try
        {
            Tools.Run("Rscript", "-e", $"data({name}, package='{package}'); d <- as.data.frame({name}); for (n in names(d)) if (is.factor(d[[n]])) d[[n]] <- as.character(d[[n]]); write.csv(d, '{path}', row.names = FALSE)");
            return Table.Open(path);
        }
        finally { File.Delete(path); }
    }

    public static void Close(double expected, double actual, double relative, string what)
    {
        var scale = Math.Max(Math.Abs(expected), 1e-8);
        Assert.True(Math.Abs(expected - actual) <= relative * scale || expected.Equals(actual), $"{what}: R has {expected:G15}, we have {actual:G15} ({Math.Abs(expected - actual) / scale:E1})");
    }

    public static void Close(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double relative, string what)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++) { Close(expected[i], actual[i], relative, $"{what}[{i}]"); }
    }
}
