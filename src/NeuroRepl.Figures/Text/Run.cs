namespace NeuroRepl.Figures.Text;

/// <summary>A piece of one line in one style.</summary>
internal readonly record struct Run(string Text, CellStyle Style);
