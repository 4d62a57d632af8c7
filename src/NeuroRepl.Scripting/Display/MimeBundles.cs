using Microsoft.DotNet.Interactive.Formatting;
using NeuroRepl.Scripting.Help;
using NeuroRepl.Views;

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

    /// <summary>The forms of a value: text and HTML always, plotly's JSON for a figure. Its <see cref="MimeBundle.Value"/> is a <see cref="Look"/> or a <see cref="HelpPage"/>.</summary>
    /// <remarks>The look is decided at once, so that what goes wrong in the user's own code goes wrong here.</remarks>
    public static MimeBundle Of(object? value, ViewRegistry views) => value switch
    {
        HelpPage page => new MimeBundle(page, new LazyForms((Plain, () => page.ToText()), (Html, page.ToHtml))),
        ErrorCard error => Of(new Look.Words(error.ToText().TrimEnd('\n'))),
        _ => Formatter.BundleOf(value, () => Of(views.Of(value))) ?? Of(views.Of(value)),
    };

    private static MimeBundle Of(Look look)
    {
        var text = (Plain, new Func<string>(() => look.ToText().TrimEnd('\n')));
        var html = (Html, new Func<string>(look.ToHtml));
        return new MimeBundle(look, look is Look.AsFigure ? new LazyForms(text, html, (Plotly, () => look.ToPlotlyJson()!)) : new LazyForms(text, html));
    }
}
