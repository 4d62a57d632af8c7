using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Charts;

/// <summary>What plotly is told of each chart: every attribute, and of long lists the first values, the last, and how many.</summary>
public sealed class ChartJsonTests
{
    private const int Kept = 4;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void The_json_of_a_chart_is_as_approved(string name)
    {
        var json = JsonNode.Parse(Gallery.All[name].ToPlotlyJson())!.AsObject();
        json.Remove("config");
        json["layout"]!.AsObject().Remove("template");

        Approve.That(string.Join('\n', json["data"]!.AsArray().Select(trace => Short(trace)!.ToJsonString()).Append(Short(json["layout"])!.ToJsonString(Indented))), $"chart-{name}");
    }

    private static JsonNode? Short(JsonNode? node) => node switch
    {
        JsonArray list when list.Count > Kept + 2 => new JsonArray([.. list.Take(Kept).Select(Short), $"… {list.Count} in all …", Short(list[^1])]),
        JsonArray list => new JsonArray([.. list.Select(Short)]),
        JsonObject entries => new JsonObject(entries.Select(e => KeyValuePair.Create(e.Key, Short(e.Value)))),
        JsonValue value when value.TryGetValue<double>(out var number) => JsonValue.Create(Math.Round(number, 6)),
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length > 80 => JsonValue.Create($"{text[..40]}… {text.Length} characters"),
        _ => node?.DeepClone(),
    };
}
