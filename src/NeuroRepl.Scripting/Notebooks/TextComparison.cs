using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Texts and JSON that may differ in their numbers a little, and in the room between words.</summary>
internal static partial class TextComparison
{
    /// <summary>Whether two texts say the same.</summary>
    public static bool AreSame(string expected, string actual, Tolerance tolerance)
    {
        if (expected == actual) { return true; }

        var (left, right) = (Pieces(expected), Pieces(actual));
        return left.Count == right.Count && left.Zip(right).All(pair => IsSame(pair.First, pair.Second, tolerance));
    }

    /// <summary>Where two JSON values first differ; null where they say the same.</summary>
    public static string? FirstDifference(JsonNode? expected, JsonNode? actual, Tolerance tolerance, string path = "")
    {
        switch (expected, actual)
        {
            case (null, null):
                return null;
            case (JsonObject, JsonObject) when PackedNumbers.Unpacked(expected) is { } left && PackedNumbers.Unpacked(actual) is { } right:
                return FirstDifference(expected["shape"], actual["shape"], tolerance, $"{path}.shape") ?? FirstDifference(left, right, tolerance, path);
            case (JsonObject left, JsonObject right):
                if (left.Select(static m => m.Key).Except(right.Select(static m => m.Key)).Concat(right.Select(static m => m.Key).Except(left.Select(static m => m.Key))).FirstOrDefault() is { } odd)
                {
                    return $"{path}.{odd} is on one side only";
                }

                return left.Select(member => FirstDifference(member.Value, right[member.Key], tolerance, $"{path}.{member.Key}")).FirstOrDefault(static difference => difference is not null);
            case (JsonArray left, JsonArray right):
                return left.Count != right.Count
                    ? $"{path} has {right.Count} items instead of {left.Count}"
                    : left.Select((item, i) => FirstDifference(item, right[i], tolerance, $"{path}[{i}]")).FirstOrDefault(static difference => difference is not null);
            case (JsonValue left, JsonValue right) when left.GetValueKind() == JsonValueKind.Number && right.GetValueKind() == JsonValueKind.Number:
                return tolerance.Allows(Number(left.ToJsonString()), Number(right.ToJsonString())) ? null : $"{path} is {right.ToJsonString()} instead of {left.ToJsonString()}";
            case (JsonValue left, JsonValue right) when left.GetValueKind() == right.GetValueKind() && AreSame(left.ToString(), right.ToString(), tolerance):
                return null;
            default:
                return $"{path} is {actual?.ToJsonString() ?? "null"} instead of {expected?.ToJsonString() ?? "null"}";
        }
    }

    private static bool IsSame(string expected, string actual, Tolerance tolerance) =>
        expected == actual
        || (IsNumber(expected) && IsNumber(actual) && tolerance.Allows(Number(expected), Number(actual)));

    // Numbers and what is between them. A table's columns and rules are as wide as its numbers: how wide, says nothing.
    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        var at = 0;
        foreach (Match number in Numbers().Matches(text))
        {
            Add(pieces, text[at..number.Index]);
            pieces.Add(number.Value);
            at = number.Index + number.Length;
        }

        Add(pieces, text[at..]);
        return pieces;
    }

    private static void Add(List<string> pieces, string between)
    {
        var normal = Room().Replace(Rules().Replace(between, "─"), " ").Trim();
        if (normal.Length > 0) { pieces.Add(normal); }
    }

    private static bool IsNumber(string piece) => double.TryParse(piece.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static double Number(string piece) => double.Parse(piece.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\w.])[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Room();

    [GeneratedRegex("[─-]{2,}")]
    private static partial Regex Rules();
}
