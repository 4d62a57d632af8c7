namespace NeuroRepl.Figures.Text;

/// <summary>How a terminal draws a panel whose traces would not read well there: a raincloud lying, a flow as boxes of text.</summary>
internal abstract record TextForm
{
    /// <summary>Writes the panel's lines below what the page already has; title and letter stand above already.</summary>
    public abstract void Draw(Page page, int rows);
}
