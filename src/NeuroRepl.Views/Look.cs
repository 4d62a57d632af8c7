using NeuroRepl.Figures;

namespace NeuroRepl.Views;

/// <summary>What an object shows: a few words, a card, a grid or a figure. A host turns it into terminal text, HTML or plotly JSON.</summary>
public abstract record Look
{
    private Look()
    {
    }

    /// <summary>The card, grid or figure itself, or the words as a text.</summary>
    public object Content => this switch
    {
        AsCard card => card.Card,
        AsGrid grid => grid.Grid,
        AsFigure figure => figure.Figure,
        _ => ((Words)this).Text,
    };

    /// <summary>As terminal text; ends in a line break.</summary>
    public abstract string ToText(TerminalSettings? settings = null);

    /// <summary>As a piece of a page.</summary>
    public abstract string ToHtml();

    /// <summary>As the JSON of a plotly figure; null for what is no figure.</summary>
    public virtual string? ToPlotlyJson() => null;

    /// <summary>One value in words: a number, a text, a tuple.</summary>
    /// <param name="Text">The words.</param>
    public sealed record Words(string Text) : Look
    {
        /// <inheritdoc/>
        public override string ToText(TerminalSettings? settings = null) => Text + "\n";

        /// <inheritdoc/>
        public override string ToHtml() => $"<pre>{System.Net.WebUtility.HtmlEncode(Text)}</pre>";
    }

    /// <summary>A card.</summary>
    /// <param name="Card">The card.</param>
    public sealed record AsCard(Card Card) : Look
    {
        /// <inheritdoc/>
        public override string ToText(TerminalSettings? settings = null) => Terminal.Render(Card, settings);

        /// <inheritdoc/>
        public override string ToHtml() => Card.ToHtml();
    }

    /// <summary>A grid.</summary>
    /// <param name="Grid">The grid.</param>
    public sealed record AsGrid(Grid Grid) : Look
    {
        /// <inheritdoc/>
        public override string ToText(TerminalSettings? settings = null) => Terminal.Render(Grid, settings);

        /// <inheritdoc/>
        public override string ToHtml() => Grid.ToHtml();
    }

    /// <summary>A figure.</summary>
    /// <param name="Figure">The figure.</param>
    public sealed record AsFigure(Figure Figure) : Look
    {
        /// <inheritdoc/>
        public override string ToText(TerminalSettings? settings = null) => Terminal.Render(Figure, settings);

        /// <inheritdoc/>
        public override string ToHtml() => Figure.ToHtml();

        /// <inheritdoc/>
        public override string? ToPlotlyJson() => Figure.ToPlotlyJson();
    }
}
