namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The elements of HTML by name, for notebooks written for .NET Interactive.</summary>
#pragma warning disable IDE1006 // elements are written small
public static class PocketViewTags
{
    /// <summary>An element of any name.</summary>
    public static dynamic Element(string name) => new PocketView(name);

    /// <summary>The element a.</summary>
    public static dynamic a => new PocketView("a");

    /// <summary>The element b.</summary>
    public static dynamic b => new PocketView("b");

    /// <summary>The element blockquote.</summary>
    public static dynamic blockquote => new PocketView("blockquote");

    /// <summary>The element body.</summary>
    public static dynamic body => new PocketView("body");

    /// <summary>The element br.</summary>
    public static dynamic br => new PocketView("br");

    /// <summary>The element button.</summary>
    public static dynamic button => new PocketView("button");

    /// <summary>The element caption.</summary>
    public static dynamic caption => new PocketView("caption");

    /// <summary>The element center.</summary>
    public static dynamic center => new PocketView("center");

    /// <summary>The element code.</summary>
    public static dynamic code => new PocketView("code");

    /// <summary>The element dd.</summary>
    public static dynamic dd => new PocketView("dd");

    /// <summary>The element details.</summary>
    public static dynamic details => new PocketView("details");

    /// <summary>The element div.</summary>
    public static dynamic div => new PocketView("div");

    /// <summary>The element dl.</summary>
    public static dynamic dl => new PocketView("dl");

    /// <summary>The element dt.</summary>
    public static dynamic dt => new PocketView("dt");

    /// <summary>The element em.</summary>
    public static dynamic em => new PocketView("em");

    /// <summary>The element figure.</summary>
    public static dynamic figure => new PocketView("figure");

    /// <summary>The element figcaption.</summary>
    public static dynamic figcaption => new PocketView("figcaption");

    /// <summary>The element footer.</summary>
    public static dynamic footer => new PocketView("footer");

    /// <summary>The element form.</summary>
    public static dynamic form => new PocketView("form");

    /// <summary>The element h1.</summary>
    public static dynamic h1 => new PocketView("h1");

    /// <summary>The element h2.</summary>
    public static dynamic h2 => new PocketView("h2");

    /// <summary>The element h3.</summary>
    public static dynamic h3 => new PocketView("h3");

    /// <summary>The element h4.</summary>
    public static dynamic h4 => new PocketView("h4");

    /// <summary>The element h5.</summary>
    public static dynamic h5 => new PocketView("h5");

    /// <summary>The element h6.</summary>
    public static dynamic h6 => new PocketView("h6");

    /// <summary>The element head.</summary>
    public static dynamic head => new PocketView("head");

    /// <summary>The element header.</summary>
    public static dynamic header => new PocketView("header");

    /// <summary>The element hr.</summary>
    public static dynamic hr => new PocketView("hr");

    /// <summary>The element html.</summary>
    public static dynamic html => new PocketView("html");

    /// <summary>The element i.</summary>
    public static dynamic i => new PocketView("i");

    /// <summary>The element iframe.</summary>
    public static dynamic iframe => new PocketView("iframe");

    /// <summary>The element img.</summary>
    public static dynamic img => new PocketView("img");

    /// <summary>The element input.</summary>
    public static dynamic input => new PocketView("input");

    /// <summary>The element label.</summary>
    public static dynamic label => new PocketView("label");

    /// <summary>The element li.</summary>
    public static dynamic li => new PocketView("li");

    /// <summary>The element link.</summary>
    public static dynamic link => new PocketView("link");

    /// <summary>The element main.</summary>
    public static dynamic main => new PocketView("main");

    /// <summary>The element meta.</summary>
    public static dynamic meta => new PocketView("meta");

    /// <summary>The element nav.</summary>
    public static dynamic nav => new PocketView("nav");

    /// <summary>The element ol.</summary>
    public static dynamic ol => new PocketView("ol");

    /// <summary>The element option.</summary>
    public static dynamic option => new PocketView("option");

    /// <summary>The element p.</summary>
    public static dynamic p => new PocketView("p");

    /// <summary>The element pre.</summary>
    public static dynamic pre => new PocketView("pre");

    /// <summary>The element q.</summary>
    public static dynamic q => new PocketView("q");

    /// <summary>The element script.</summary>
    public static dynamic script => new PocketView("script");

    /// <summary>The element section.</summary>
    public static dynamic section => new PocketView("section");

    /// <summary>The element select.</summary>
    public static dynamic select => new PocketView("select");

    /// <summary>The element small.</summary>
    public static dynamic small => new PocketView("small");

    /// <summary>The element span.</summary>
    public static dynamic span => new PocketView("span");

    /// <summary>The element strong.</summary>
    public static dynamic strong => new PocketView("strong");

    /// <summary>The element style.</summary>
    public static dynamic style => new PocketView("style");

    /// <summary>The element sub.</summary>
    public static dynamic sub => new PocketView("sub");

    /// <summary>The element summary.</summary>
    public static dynamic summary => new PocketView("summary");

    /// <summary>The element sup.</summary>
    public static dynamic sup => new PocketView("sup");

    /// <summary>The element svg.</summary>
    public static dynamic svg => new PocketView("svg");

    /// <summary>The element table.</summary>
    public static dynamic table => new PocketView("table");

    /// <summary>The element tbody.</summary>
    public static dynamic tbody => new PocketView("tbody");

    /// <summary>The element td.</summary>
    public static dynamic td => new PocketView("td");

    /// <summary>The element textarea.</summary>
    public static dynamic textarea => new PocketView("textarea");

    /// <summary>The element tfoot.</summary>
    public static dynamic tfoot => new PocketView("tfoot");

    /// <summary>The element th.</summary>
    public static dynamic th => new PocketView("th");

    /// <summary>The element thead.</summary>
    public static dynamic thead => new PocketView("thead");

    /// <summary>The element title.</summary>
    public static dynamic title => new PocketView("title");

    /// <summary>The element tr.</summary>
    public static dynamic tr => new PocketView("tr");

    /// <summary>The element u.</summary>
    public static dynamic u => new PocketView("u");

    /// <summary>The element ul.</summary>
    public static dynamic ul => new PocketView("ul");

    /// <summary>The element video.</summary>
    public static dynamic video => new PocketView("video");
}
