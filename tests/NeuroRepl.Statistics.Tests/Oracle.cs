using System.Text.Json;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests;

/// <summary>Numbers that R made: a JSON file under tests/reference, beside its script.</summary>
internal static class Oracle
{
    public static JsonElement Read(params string[] path) => JsonDocument.Parse(File.ReadAllText(Repository.At(["tests", "reference", .. path]))).RootElement;

    /// <summary>A list of numbers; null is NaN.</summary>
    public static double[] Numbers(this JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(Value)] : [element.Number(name)];

    /// <summary>One number, whether R wrote it as itself or as a list of one; null is NaN, "Inf" infinity.</summary>
    public static double Number(this JsonElement element, string name) => Value(element.GetProperty(name));

    public static double Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => Value(element[0]),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => element.GetString() switch { "Inf" => double.PositiveInfinity, "-Inf" => double.NegativeInfinity, _ => double.NaN },
        _ => double.NaN,
    };

    public static bool Has(this JsonElement element, string name) => element.TryGetProperty(name, out _);

    /// <summary>Equal up to a relative tolerance; two NaN are equal.</summary>
    public static void Same(double expected, double actual, double relative = 1e-10, string what = "")
    {
        if (double.IsNaN(expected) && double.IsNaN(actual)) { return; }

        var same = expected == actual || Math.Abs(actual - expected) <= relative * Math.Max(Math.Abs(expected), 1e-290);
        Assert.True(same, $"{what}: expected {expected:R}, got {actual:R}, off by {Math.Abs((actual / expected) - 1):E1}");
    }
}
