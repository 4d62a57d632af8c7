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
    private static Attributes ConfigOf(Layout layout) =>
        new Attributes { ["responsive"] = true, ["displaylogo"] = false, ["showSendToCloud"] = false, ["plotlyServerURL"] = "" }.With(layout.Options);

    /// <param name="everyPoint">Whether traces of very many points are written in full instead of thinned for the screen.</param>
    /// <param name="plainNumbers">Whether long arrays are written as texts of numbers instead of packed bytes.</param>
    public static string Write(Figure figure, bool everyPoint, bool plainNumbers)
    {
        var (shown, reductions) = everyPoint ? (figure, []) : Decimation.ForScreen(figure);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            var whole = new Attributes { ["data"] = TraceAttributes.Of(shown), ["layout"] = LayoutAttributes.Of(shown, reductions), ["config"] = ConfigOf(shown.Layout) };
            new JsonForm(json, arePacked: !plainNumbers).Write(whole);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Text as plotly shows it letter by letter: plotly reads a little HTML in titles and names.</summary>
    public static string? Plain(string? text) => text?.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>The same, line breaks too.</summary>
    public static string? Lines(string? text) => Plain(text)?.Replace("\n", "<br>", StringComparison.Ordinal);
}
