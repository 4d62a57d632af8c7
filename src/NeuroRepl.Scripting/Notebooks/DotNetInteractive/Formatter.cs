using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Html;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Views;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>How types look, in the words of .NET Interactive: notebooks written for it register their formatters here. New code registers a view: <c>Views.Register&lt;T&gt;(…)</c>.</summary>
/// <remarks>As there, one table serves the whole process; the last formatter registered for a type and a mime type is the one.</remarks>
public static class Formatter
{
    /// <summary>The mime type of plain text.</summary>
    public const string PlainTextMimeType = "text/plain";

    /// <summary>The mime type of HTML.</summary>
    public const string HtmlMimeType = "text/html";

    private const string LatexMimeType = "text/latex";

    private static readonly ConcurrentDictionary<(Type Type, string MimeType), Func<object, string>> Registered = new();
    private static readonly Lazy<ViewRegistry> Views = new(ViewRegistry.WithDefaults);

    /// <summary>Shows a type by a function to text.</summary>
    /// <param name="formatter">From a value to its text.</param>
    /// <param name="mimeType">What kind of text.</param>
    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextMimeType) => Registered[(typeof(T), mimeType)] = value => formatter((T)value);

    /// <summary>Shows a type by writing it.</summary>
    /// <param name="formatter">Writes a value.</param>
    /// <param name="mimeType">What kind of text it writes.</param>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextMimeType) => Register<T>(value => Written(writer => formatter(value, writer)), mimeType);

    /// <summary>Shows a type, and those that derive from it, by a function to text.</summary>
    /// <param name="type">The type; an open generic one stands for all that are made of it.</param>
    /// <param name="formatter">From a value to its text.</param>
    /// <param name="mimeType">What kind of text.</param>
    public static void Register(Type type, Func<object, string> formatter, string mimeType = PlainTextMimeType) => Registered[(type, mimeType)] = formatter;

    /// <summary>Shows a type, and those that derive from it, by writing it.</summary>
    /// <param name="type">The type; an open generic one stands for all that are made of it.</param>
    /// <param name="formatter">Writes a value.</param>
    /// <param name="mimeType">What kind of text it writes.</param>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextMimeType) => Register(type, value => Written(writer => formatter(value, writer)), mimeType);

    /// <summary>Accepted for old notebooks; here a front end chooses among all forms itself.</summary>
    /// <param name="type">The type.</param>
    /// <param name="preferredMimeTypes">Mime types.</param>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes)
    {
    }

    /// <summary>Forgets all formatters.</summary>
    public static void ResetToDefault() => Registered.Clear();

    /// <summary>A value as text of a mime type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeType">What kind of text.</param>
    public static string ToDisplayString(this object? value, string mimeType = PlainTextMimeType) =>
        MimeBundles.Of(value, Views.Value).Forms.GetValueOrDefault(mimeType) ?? $"{value}";

    /// <summary>The forms of a value that something is registered for; null where nothing is.</summary>
    internal static MimeBundle? BundleOf(object? value, Func<MimeBundle> usual)
    {
        if (value is IHtmlContent content) { return Bundle(value, content.ToHtml(), text: null, usual: null); }

        if (value is LaTeXString or MathString) { return new MimeBundle(value, new Dictionary<string, string> { [PlainTextMimeType] = $"{value}", [LatexMimeType] = $"{value}" }); }

        if (value is null || Registered.IsEmpty) { return null; }

        var (html, text) = (Find(value.GetType(), HtmlMimeType), Find(value.GetType(), PlainTextMimeType));
        return html is null && text is null ? null : Bundle(value, html?.Invoke(value), text?.Invoke(value), usual);
    }

    /// <summary>The usual forms of a value that is shown by an old notebook's own call.</summary>
    internal static MimeBundle BundleOf(object? value) => MimeBundles.Of(value, Views.Value);

    private static MimeBundle Bundle(object value, string? html, string? text, Func<MimeBundle>? usual) => new(value, new Dictionary<string, string>
    {
        [PlainTextMimeType] = text ?? usual?.Invoke().Text ?? $"{value}",
        [HtmlMimeType] = html ?? $"<pre>{WebUtility.HtmlEncode(text)}</pre>",
    });

    private static Func<object, string>? Find(Type type, string mimeType)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (OfType(at, mimeType) is { } found) { return found; }
        }

        return type.GetInterfaces().Select(face => OfType(face, mimeType)).FirstOrDefault(static found => found is not null);
    }

    private static Func<object, string>? OfType(Type type, string mimeType) =>
        Registered.GetValueOrDefault((type, mimeType)) ?? (type.IsGenericType ? Registered.GetValueOrDefault((type.GetGenericTypeDefinition(), mimeType)) : null);

    private static string Written(Action<TextWriter> write)
    {
        using var text = new StringWriter();
        write(text);
        return text.ToString();
    }
}
