namespace NeuroRepl.Cli.Terminal.Rendering;

/// <summary>What one place of the screen shows.</summary>
/// <param name="Text">One character as a person counts them.</param>
/// <param name="Width">Columns: one or two.</param>
/// <param name="Style">The numbers of its escape code ("1;31"); empty for the terminal's own look.</param>
internal readonly record struct Cell(string Text, int Width, string Style);
