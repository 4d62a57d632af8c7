namespace Microsoft.AspNetCore.Html;

/// <summary>A text that is HTML already.</summary>
/// <param name="value">The HTML.</param>
public sealed class HtmlString(string value) : IHtmlContent
{
    /// <summary>The HTML.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public string ToHtml() => Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
