using System.Net;
using NeuroRepl.Figures;
using NeuroRepl.Scripting.Help;

namespace NeuroRepl.Scripting.Display;

/// <summary>Values as front ends want them: in several forms, each made when it is asked for.</summary>
public static class MimeBundles
{
    /// <summary>What plotly's own renderers take.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    private const string Plain = "text/plain";
    private const string Html = "text/html";

    /// <summary>The request to empty what has been shown; it has no forms.</summary>
    public static MimeBundle Clear { get; } = new(Value: null, new LazyForms());

    /// <summary>The forms of a value: text always, HTML always, plotly's JSON for a figure.</summary>
    /// <remarks>The look is decided at once, so that what goes wrong in the user's own code goes wrong here.</remarks>
    public static MimeBundle Of(object? value)
    {
        var look = Look.Of(value);
        return new MimeBundle(look, look switch
        {
            Figure figure => new LazyForms((Plain, () => Figures.Terminal.Render(figure)), (Html, figure.ToHtml), (Plotly, figure.ToPlotlyJson)),
            Card card => new LazyForms((Plain, () => Figures.Terminal.Render(card)), (Html, () => card.ToHtml())),
            Grid grid => new LazyForms((Plain, () => Figures.Terminal.Render(grid)), (Html, () => grid.ToHtml())),
            HelpPage page => new LazyForms((Plain, () => page.ToText()), (Html, page.ToHtml)),
            _ => new LazyForms((Plain, () => (string)look), (Html, () => $"<pre>{WebUtility.HtmlEncode((string)look)}</pre>")),
        });
    }
}
