using System.Text.Json;
using System.Text.RegularExpressions;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Schema;

/// <summary>The schema that plotly.js ships, and what it finds wrong with a figure's JSON: unknown attributes, and values that they cannot take.</summary>
internal sealed class PlotSchema
{
    private static readonly Lazy<PlotSchema> Taken = new(() => new(JsonDocument.Parse(File.ReadAllBytes(Repository.At("src", "NeuroRepl.Figures", "obj", "web", "plot-schema.json"))).RootElement));
    private readonly JsonElement _root;

    private PlotSchema(JsonElement root) => _root = root;

    public static PlotSchema Shipped => Taken.Value;

    public JsonElement Traces => _root.GetProperty("traces");

    public JsonElement LayoutAttributes => _root.GetProperty("layout").GetProperty("layoutAttributes");

    public static bool IsAttribute(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Object && property.Name[0] != '_' && property.Name is not ("items" or "impliedEdits" or "transforms") && !IsSource(property);

    public static bool IsSource(JsonProperty property) => property.Name.EndsWith("src", StringComparison.Ordinal) && property.Value.TryGetProperty("valType", out var kind) && kind.GetString() == "string";

    public IReadOnlyList<string> Faults(string figureJson)
    {
        var figure = JsonDocument.Parse(figureJson).RootElement;
        var faults = new List<string>();
        foreach (var (index, trace) in figure.GetProperty("data").EnumerateArray().Index())
        {
            var type = trace.GetProperty("type").GetString()!;
            Check(trace, [Traces.GetProperty(type).GetProperty("attributes")], $"data[{index}]({type})", faults);
        }

        Check(figure.GetProperty("layout"), [LayoutAttributes, .. Traces.EnumerateObject().Select(t => t.Value.TryGetProperty("layoutAttributes", out var own) ? own : default).Where(e => e.ValueKind == JsonValueKind.Object)], "layout", faults);
        Check(figure.GetProperty("config"), [_root.GetProperty("config")], "config", faults);
        return faults;
    }

    private static void Check(JsonElement made, IReadOnlyList<JsonElement> known, string path, List<string> faults)
    {
        foreach (var property in made.EnumerateObject())
        {
            if (property.Name is "template" || (property.Name == "type" && path.StartsWith("data[", StringComparison.Ordinal) && !path.Contains('.', StringComparison.Ordinal))) { continue; }

            var name = path == "layout" ? Regex.Replace(property.Name, @"\d+$", "") : property.Name;
            var attribute = known.Select(k => k.TryGetProperty(name, out var found) ? found : default).FirstOrDefault(e => e.ValueKind == JsonValueKind.Object);
            if (attribute.ValueKind != JsonValueKind.Object) { faults.Add($"{path}.{property.Name} is not an attribute"); }
            else if (attribute.TryGetProperty("valType", out _)) { CheckValue(property.Value, attribute, $"{path}.{property.Name}", faults); }
            else if (attribute.TryGetProperty("items", out var items))
            {
                foreach (var (index, item) in property.Value.EnumerateArray().Index()) { Check(item, [items.EnumerateObject().First().Value], $"{path}.{property.Name}[{index}]", faults); }
            }
            else { Check(property.Value, [attribute], $"{path}.{property.Name}", faults); }
        }
    }

    private static void CheckValue(JsonElement value, JsonElement attribute, string path, List<string> faults)
    {
        var isMany = attribute.TryGetProperty("arrayOk", out var many) && many.GetBoolean();
        if (isMany && IsData(value))
        {
            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var one in value.EnumerateArray().Where(one => one.ValueKind != JsonValueKind.Array && !Fits(one, attribute))) { faults.Add($"{path} cannot hold {one}"); }
            }

            return;
        }

        if (!Fits(value, attribute)) { faults.Add($"{path} cannot be {value} ({attribute.GetProperty("valType")})"); }
    }

    private static bool IsData(JsonElement value) => value.ValueKind == JsonValueKind.Array || (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("dtype", out _) && value.TryGetProperty("bdata", out _));

    private static bool Fits(JsonElement value, JsonElement attribute)
    {
        bool IsAtEnd(string bound, Func<double, double, bool> holds) => !attribute.TryGetProperty(bound, out var end) || holds(value.GetDouble(), end.GetDouble());
        return attribute.GetProperty("valType").GetString() switch
        {
            "number" => value.ValueKind == JsonValueKind.Number && IsAtEnd("min", (v, min) => v >= min) && IsAtEnd("max", (v, max) => v <= max),
            "integer" => (value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()) && IsAtEnd("min", (v, min) => v >= min) && IsAtEnd("max", (v, max) => v <= max)) || IsExtra(value, attribute),
            "angle" => value.ValueKind == JsonValueKind.Number || value.ToString() == "auto",
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "string" => value.ValueKind is JsonValueKind.String or JsonValueKind.Number,
            "color" => (value.ValueKind == JsonValueKind.String && Regex.IsMatch(value.GetString()!, @"^(#[0-9a-fA-F]{3,8}|rgba?\(.*\)|hsla?\(.*\)|[a-z]+)$")) || value.ValueKind == JsonValueKind.Number,
            "colorscale" => value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(step => step.GetArrayLength() == 2 && step[0].GetDouble() is >= 0 and <= 1)),
            "colorlist" => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(c => c.ValueKind == JsonValueKind.String),
            "data_array" => IsData(value),
            "info_array" => value.ValueKind == JsonValueKind.Array,
            "enumerated" => IsOneOf(value, attribute.GetProperty("values")),
            "flaglist" => IsExtra(value, attribute) || value.ToString().Split('+').All(flag => attribute.GetProperty("flags").EnumerateArray().Any(known => known.GetString() == flag)),
            "subplotid" => Regex.IsMatch(value.ToString(), @"^[a-z]+\d*$"),
            _ => true,
        };
    }

    private static bool IsExtra(JsonElement value, JsonElement attribute) => attribute.TryGetProperty("extras", out var extras) && IsOneOf(value, extras);

    private static bool IsOneOf(JsonElement value, JsonElement values) => values.EnumerateArray().Any(known =>
        known.ToString() == value.ToString() || (known.ValueKind == JsonValueKind.String && known.GetString() is ['/', .., '/'] pattern && Regex.IsMatch(value.ToString(), pattern[1..^1])));
}
