using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Arrays that plotly keeps as bytes: <c>{"dtype": "f8", "bdata": "base64"}</c>.</summary>
internal static class PackedNumbers
{
    /// <summary>The numbers as a JSON array; null where it is something else, or of a kind that is not known.</summary>
    public static JsonArray? Unpacked(JsonNode? node)
    {
        if (node is not JsonObject { Count: 2 or 3 } packed || Text(packed["dtype"]) is not { } type || Text(packed["bdata"]) is not { } text) { return null; }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var count)) { return null; }

        var span = bytes.AsSpan(0, count);
        return type switch
        {
            "f8" => Array(MemoryMarshal.Cast<byte, double>(span)),
            "f4" => Array(MemoryMarshal.Cast<byte, float>(span)),
            "i4" => Array(MemoryMarshal.Cast<byte, int>(span)),
            "i2" => Array(MemoryMarshal.Cast<byte, short>(span)),
            "u1" => Array<byte>(span),
            _ => null,
        };
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    // What JSON has no number for is compared as a word.
    private static JsonArray Array<T>(ReadOnlySpan<T> numbers)
        where T : struct, System.Numerics.INumberBase<T>
    {
        var items = new JsonNode?[numbers.Length];
        for (var n = 0; n < items.Length; n++)
        {
            var number = double.CreateChecked(numbers[n]);
            items[n] = double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create($"{number}");
        }

        return [.. items];
    }
}
