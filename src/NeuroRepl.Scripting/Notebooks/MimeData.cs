using System.Text.Json.Nodes;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>The data of an output: in files, texts are lists of lines and JSON is itself; here a text is one string.</summary>
internal static class MimeData
{
    /// <summary>A value's forms as data.</summary>
    public static JsonObject Of(IReadOnlyDictionary<string, string> forms)
    {
        var data = new JsonObject();
        foreach (var (type, form) in forms) { data[type] = IsJson(type) ? JsonNode.Parse(form) : JsonValue.Create(form); }

        return data;
    }

    /// <summary>As a file has it, to as it is here.</summary>
    public static JsonObject Joined(JsonObject data)
    {
        var joined = new JsonObject();
        foreach (var (type, value) in data) { joined[type] = IsJson(type) ? value?.DeepClone() : Text(value) is { } text ? JsonValue.Create(text) : value?.DeepClone(); }

        return joined;
    }

    /// <summary>As it is here, to as a file has it.</summary>
    public static JsonObject Split(JsonObject data)
    {
        var split = new JsonObject();
        foreach (var (type, value) in data)
        {
            var isLines = !IsJson(type) && (type.StartsWith("text/", StringComparison.Ordinal) || type is "application/javascript" or "image/svg+xml");
            split[type] = isLines && value is JsonValue text && text.TryGetValue<string>(out var whole) ? Lines(whole) : value?.DeepClone();
        }

        return split;
    }

    /// <summary>A text as a list of its lines.</summary>
    public static JsonArray Lines(string text) => [.. PythonLines.Of(text).Select(static line => JsonValue.Create(line))];

    /// <summary>A text that may be a list of lines; null where it is neither.</summary>
    public static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonArray lines when lines.All(static line => line is JsonValue value && value.TryGetValue<string>(out _)) => string.Concat(lines.Select(static line => line!.GetValue<string>())),
        _ => null,
    };

    private static bool IsJson(string type) => type == "application/json" || (type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal));
}
