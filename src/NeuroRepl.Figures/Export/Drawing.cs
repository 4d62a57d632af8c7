using System.Globalization;
using System.Text.Json.Nodes;

namespace NeuroRepl.Figures.Export;

/// <summary>Figures as pictures, drawn by plotly.js in a browser.</summary>
internal static class Drawing
{
    private const int UsualWidth = 700;
    private const int MostPixels = 16_384;

    // The page is white whatever it is shown on: its letters are dark.
    private const string Draw = """
        (async function (figure, format, scale, width) {
          var layout = figure.layout, place = document.body.appendChild(document.createElement("div"));
          layout.width = layout.width || width;
          layout.paper_bgcolor = layout.paper_bgcolor || "#fff";
          try {
            await Plotly.newPlot(place, figure.data, layout, { staticPlot: true });
            return { picture: await Plotly.toImage(place, { format: format, width: layout.width, height: layout.height, scale: scale }), width: layout.width, height: layout.height };
          } finally {
            Plotly.purge(place);
            place.remove();
          }
        })
        """;

    /// <param name="scale">Pixels of the picture for each of the figure's.</param>
    public static byte[] Png(Figure figure, double scale)
    {
        CheckSize(figure, scale);
        return WarmBrowser.InPage(figure.NeedsFullPlotly, (browser, page) => Convert.FromBase64String(((string)Made(browser, page, figure, "png", scale)["picture"]!).Split(',')[1]));
    }

    public static byte[] Svg(Figure figure)
    {
        CheckSize(figure, scale: 1);
        return WarmBrowser.InPage(figure.NeedsFullPlotly, (browser, page) => SavedFile.Text(SvgOf(Made(browser, page, figure, "svg", 1))));
    }

    /// <summary>One page of exactly the figure's size; lines and letters stay what they are.</summary>
    public static byte[] Pdf(Figure figure)
    {
        CheckSize(figure, scale: 1);
        return WarmBrowser.InPage(figure.NeedsFullPlotly, (browser, page) => Printed(browser, page, Made(browser, page, figure, "svg", 1)));
    }

    private static byte[] Printed(DevTools browser, string page, JsonNode made)
    {
        const double PixelsPerInch = 96;
        var (width, height) = ((double)made["width"]!, (double)made["height"]!);
        var svg = JsonValue.Create(SvgOf(made)).ToJsonString();
        browser.Evaluate($"document.body.style.margin = 0; document.body.innerHTML = '<style>@page{{margin:0}}</style>' + {svg}; document.body.lastElementChild.style.display = 'block'; document.fonts.ready.then(function () {{}})", page);
        try
        {
            var printed = browser.Ask("Page.printToPDF", new JsonObject
            {
                ["printBackground"] = true, ["marginTop"] = 0, ["marginBottom"] = 0, ["marginLeft"] = 0, ["marginRight"] = 0, ["pageRanges"] = "1",
                ["paperWidth"] = width / PixelsPerInch, ["paperHeight"] = (height + 1) / PixelsPerInch,
            }, page);
            return Convert.FromBase64String((string)printed["data"]!);
        }
        finally
        {
            browser.Evaluate("document.body.innerHTML = ''", page);
        }
    }

    private static JsonNode Made(DevTools browser, string page, Figure figure, string format, double scale)
    {
        var call = string.Create(CultureInfo.InvariantCulture, $"{Draw}({figure.ToPlotlyJson()}, \"{format}\", {scale}, {UsualWidth})");
        return browser.Evaluate(call, page)!;
    }

    private static void CheckSize(Figure figure, double scale)
    {
        if (!(scale > 0 && scale <= 20)) { throw new FigureException($"The scale is {NumberText.Short(scale)}; it is above 0 and at most 20.", "2 suits a screen, 3 or 4 prints well."); }

        var (width, height) = (figure.Layout.Width ?? UsualWidth, figure.Layout.Height ?? UsualWidth);
        if (width < 10 || height < 10 || width * scale > MostPixels || height * scale > MostPixels)
        {
            throw new FigureException(
                $"A picture of {width} × {height} pixels at scale {NumberText.Short(scale)} cannot be drawn; a side has 10 to {MostPixels} pixels.", "Choose another widthPx, heightPx or scale.");
        }
    }

    private static string SvgOf(JsonNode made)
    {
        var address = (string)made["picture"]!;
        return Uri.UnescapeDataString(address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }
}
