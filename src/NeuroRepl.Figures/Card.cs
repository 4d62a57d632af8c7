namespace NeuroRepl.Figures;

/// <summary>How a result introduces itself: a title, a few facts, perhaps a grid, and notes that must not be missed.</summary>
/// <param name="Title">What it is, in one line.</param>
public sealed record Card(string Title)
{
    /// <summary>Name and value pairs, shown in order.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>A table below the facts.</summary>
    public Grid? Grid { get; init; }

    /// <summary>A figure below the table.</summary>
    public Figure? Figure { get; init; }

    /// <summary>Warnings and remarks, each a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The card as a piece of a page.</summary>
    /// <param name="withStyle">Whether the style sheet comes with it; once in a page is enough.</param>
    public string ToHtml(bool withStyle = true) => Html.Page.Styled(Html.CardHtml.Fragment(this), withStyle);

    /// <summary>A whole page with the card in it.</summary>
    public string ToHtmlPage() => Html.Page.Of(Html.CardHtml.Fragment(this, inNotebook: false), Title, Figure is { IsPicture: true } ? null : Figure);
}
