using System.Text.Json;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.Permutation;

/// <summary>The numbers of tests/reference/permutation/make.py.</summary>
internal static class Reference
{
    public static JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "permutation", "permutation.json"))).RootElement;

    public static double[] Numbers(this JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    public static double[][] Rows(this JsonElement list) => [.. list.EnumerateArray().Select(Numbers)];

    public static void Close(double expected, double actual, double relative, string what) =>
        Assert.True(Math.Abs(expected - actual) <= relative * Math.Max(1, Math.Abs(expected)), $"{what}: expected {expected:R}, got {actual:R}");
}
