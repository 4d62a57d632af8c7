namespace Microsoft.AspNetCore.Html;

/// <summary>A piece of HTML that goes into a page as it is. The name is ASP.NET's, since old notebooks use it; nothing of ASP.NET is needed.</summary>
public interface IHtmlContent
{
    /// <summary>The HTML.</summary>
    string ToHtml();
}
