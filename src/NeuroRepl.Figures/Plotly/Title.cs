namespace NeuroRepl.Figures.Plotly;

public sealed partial record Title
{
    /// <summary>So that a text is a title.</summary>
    public static implicit operator Title(string text) => new() { Text = text };
}
