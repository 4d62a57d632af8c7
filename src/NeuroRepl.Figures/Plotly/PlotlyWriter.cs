using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace NeuroRepl.Figures.Plotly;

/// <summary>A figure as the JSON that plotly.js draws: the same figure gives the same bytes, in any culture.</summary>
internal static class PlotlyWriter
{
    // < > & and ' stay escaped, so that the JSON may stand inside a script element.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    // plotly 4 offers to send a figure to its cloud unless told otherwise; data of people stay here.
    private static readonly Attributes Config = new() { ["responsive"] = true, ["displaylogo"] = false, ["showSendToCloud"] = false, ["plotlyServerURL"] = "" };

    public static string Write(Figure figure)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            foreach (var trace in TraceAttributes.Of(figure)) { trace.Write(json); }
            json.WriteEndArray();
            json.WritePropertyName("layout");
            LayoutAttributes.Of(figure).Write(json);
            json.WritePropertyName("config");
            Config.Write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Text as plotly shows it letter by letter: plotly reads a little HTML in titles and names.</summary>
    public static string? Plain(string? text) => text?.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>The same, line breaks too.</summary>
    public static string? Lines(string? text) => Plain(text)?.Replace("\n", "<br>", StringComparison.Ordinal);
}
