using Microsoft.DotNet.Interactive.Formatting;
using NeuroRepl.Figures;
using NeuroRepl.Scripting.Help;
using NeuroRepl.Views;

namespace NeuroRepl.Scripting.Display;

/// <summary>Values as front ends want them: in several forms, each made when it is asked for.</summary>
public static class MimeBundles
{
    /// <summary>What plotly's own renderers take.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    /// <summary>What every front end shows, scripts or not.</summary>
    public const string Png = "image/png";

    private const string Plain = "text/plain";
    private const string Html = "text/html";

    /// <summary>The request to empty what has been shown; it has no forms.</summary>
    public static MimeBundle Clear { get; } = new(Value: null, new LazyForms());

    /// <summary>The request to empty what has been shown as soon as something comes in its place.</summary>
    public static MimeBundle ClearSoon { get; } = new(Value: null, new LazyForms());

    /// <summary>The forms of a value: text and HTML always, plotly's JSON for a figure, a PNG where there is one. Its <see cref="MimeBundle.Value"/> is a <see cref="Look"/> or a <see cref="HelpPage"/>.</summary>
    /// <remarks>The look is decided at once, so that what goes wrong in the user's own code goes wrong here.</remarks>
    /// <param name="value">Anything.</param>
    /// <param name="views">How types look.</param>
    /// <param name="images">Who makes pictures of figures; null for none.</param>
    public static MimeBundle Of(object? value, ViewRegistry views, IFigureImages? images = null) => value switch
    {
        byte[] bytes when PngBytes.Are(bytes) => OfPng(bytes),
        IPngImage image => OfPng(image.ToPng()),
        HelpPage page => new MimeBundle(page, new LazyForms((Plain, () => page.ToText()), (Html, page.ToHtml))),
        ErrorCard error => Of(new Look.Words(error.ToText().TrimEnd('\n')), images),
        _ => Formatter.BundleOf(value, () => Of(views.Of(value), images)) ?? Of(views.Of(value), images),
    };

    /// <summary>Whether there is a figure in a value's HTML, which needs the library that draws it.</summary>
    public static bool HasFigure(MimeBundle bundle) =>
        bundle.Forms.TryGetValue(Html, out var html) && html.Contains("<div class=\"nrepl-figure\"", StringComparison.Ordinal);

    /// <summary>The forms of a value, with the library that draws figures before its HTML: what the first figure of a notebook brings.</summary>
    public static IReadOnlyDictionary<string, string> WithLibrary(MimeBundle bundle) =>
        new Dictionary<string, string>(bundle.Forms) { [Html] = PlotlyJs.NotebookTag + bundle.Forms[Html] };

    /// <summary>Whether there is a brain in a value's HTML, which needs the viewer of brains.</summary>
    public static bool HasBrain(MimeBundle bundle) =>
        bundle.Forms.TryGetValue(Html, out var html) && html.Contains("<div class=\"nrepl-brain\"", StringComparison.Ordinal);

    /// <summary>The forms of a value, with the viewer of brains before its HTML: what the first brain of a notebook brings.</summary>
    public static IReadOnlyDictionary<string, string> WithViewer(MimeBundle bundle) =>
        new Dictionary<string, string>(bundle.Forms) { [Html] = NiivueJs.Tag + bundle.Forms[Html] };

    private static MimeBundle OfPng(byte[] png)
    {
        var (base64, words) = (Convert.ToBase64String(png), PngBytes.Words(png));
        return new MimeBundle(new Look.Words(words), new LazyForms((Plain, () => words), (Html, () => $"<img alt=\"{words}\" src=\"data:{Png};base64,{base64}\">"), (Png, () => base64)));
    }

    private static MimeBundle Of(Look look, IFigureImages? images)
    {
        var text = (Plain, new Func<string>(() => look.ToText().TrimEnd('\n')));
        var html = (Html, new Func<string>(look.ToHtml));
        if (look is not Look.AsFigure drawn) { return new MimeBundle(look, new LazyForms(text, html)); }

        if (drawn.Figure.IsPicture) { return OfPicture(look, drawn.Figure, text, html); }

        var plotly = (Plotly, new Func<string>(() => look.ToPlotlyJson()!));
        return images?.Png(drawn.Figure) is { } png
            ? new MimeBundle(look, new LazyForms(text, (Html, () => drawn.Figure.ToHtml(png)), plotly, (Png, () => Convert.ToBase64String(png))))
            : new MimeBundle(look, new LazyForms(text, html, plotly));
    }

    // Slices and surfaces are drawn here: a picture in every front end, and no script in any.
    private static MimeBundle OfPicture(Look look, Figure figure, (string, Func<string>) text, (string, Func<string>) html) =>
        new(look, new LazyForms(text, html, (Png, () => Convert.ToBase64String(figure.TryPng()!))));
}
