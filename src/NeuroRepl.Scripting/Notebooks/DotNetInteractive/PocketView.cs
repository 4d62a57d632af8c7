using System.Collections;
using System.Dynamic;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>An HTML element that is written as a call: <c>div[style: "color:red"](b("so"), " it is")</c>.</summary>
/// <remarks>For notebooks written for .NET Interactive. Texts are escaped, elements are not; a list is each of its items.</remarks>
public sealed class PocketView : DynamicObject, IHtmlContent
{
    private static readonly HashSet<string> Void = new(["br", "hr", "img", "input", "meta", "link"], StringComparer.OrdinalIgnoreCase);

    private readonly string _name;
    private readonly string _attributes;
    private readonly IReadOnlyList<object?> _content;

    /// <param name="name">The element's name.</param>
    public PocketView(string name)
        : this(name, "", [])
    {
    }

    private PocketView(string name, string attributes, IReadOnlyList<object?> content) => (_name, _attributes, _content) = (name, attributes, content);

    /// <inheritdoc/>
    public string ToHtml()
    {
        var html = new StringBuilder($"<{_name}{_attributes}>");
        foreach (var item in _content) { Append(html, item); }

        return Void.Contains(_name) ? html.ToString() : html.Append($"</{_name}>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => ToHtml();

    /// <inheritdoc/>
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        result = new PocketView(_name, _attributes, args ?? []);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        var names = binder.CallInfo.ArgumentNames;
        var attributes = indexes.Select((value, i) => i < indexes.Length - names.Count ? $" {value}" : $" {names[i - (indexes.Length - names.Count)].TrimStart('@').Replace('_', '-')}=\"{WebUtility.HtmlEncode($"{value}")}\"");
        result = new PocketView(_name, _attributes + string.Concat(attributes), _content);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = new PocketView(_name, $"{_attributes} class=\"{binder.Name.Replace('_', '-')}\"", _content);
        return true;
    }

    private static void Append(StringBuilder html, object? item)
    {
        switch (item)
        {
            case null:
                break;
            case IHtmlContent content:
                html.Append(content.ToHtml());
                break;
            case string text:
                html.Append(WebUtility.HtmlEncode(text));
                break;
            case IEnumerable items:
                foreach (var each in items) { Append(html, each); }

                break;
            case IFormattable:
                html.Append(WebUtility.HtmlEncode($"{item}"));
                break;
            default:
                html.Append(item.ToDisplayString(Formatter.HtmlMimeType));
                break;
        }
    }
}
