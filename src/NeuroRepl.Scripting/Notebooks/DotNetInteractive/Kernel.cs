using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Engine;

namespace Microsoft.DotNet.Interactive;

/// <summary>The calls that .NET Interactive's notebooks find at hand.</summary>
#pragma warning disable IDE1006 // the small name is theirs
public static class Kernel
{
    private static int _shown;

    /// <summary>Shows a value now.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">In which form; all where none is named.</param>
    /// <returns>What can be updated later.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var place = new DisplayedValue($"display-{Interlocked.Increment(ref _shown)}", mimeTypes);
        place.Update(value);
        return place;
    }

    /// <summary>A text that is HTML already.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs a script in the page.</summary>
    /// <param name="scriptContent">JavaScript.</param>
    public static void Javascript(string scriptContent) => display(new HtmlString($"<script>{scriptContent}</script>"));

    /// <summary>Adds a style to the page.</summary>
    /// <param name="content">CSS.</param>
    public static void CSS(string content) => display(new HtmlString($"<style>{content}</style>"));

    /// <summary>Sends a value to the output of the cell that this code belongs to.</summary>
    internal static void Show(object? value, string id, IReadOnlyList<string> mimeTypes)
    {
        if (ConsoleRouting.Current is not { } output) { return; }

        // A text in a named form is that form, not a value to be quoted.
        var bundle = value is string text && mimeTypes.Count > 0
            ? new MimeBundle(value, mimeTypes.Append("text/plain").Distinct().ToDictionary(static type => type, _ => text))
            : Formatter.BundleOf(value);
        output.Display(mimeTypes.Count == 0 ? bundle : new MimeBundle(bundle.Value, Chosen(bundle, value, mimeTypes)), id);
    }

    private static Dictionary<string, string> Chosen(MimeBundle bundle, object? value, IReadOnlyList<string> mimeTypes)
    {
        var chosen = bundle.Forms.Where(form => mimeTypes.Contains(form.Key) || form.Key == "text/plain").ToDictionary();
        if (mimeTypes.Contains("application/json")) { chosen.TryAdd("application/json", JsonSerializer.Serialize(value)); }

        return chosen;
    }
}
