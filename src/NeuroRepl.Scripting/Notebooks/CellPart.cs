namespace NeuroRepl.Scripting.Notebooks;

/// <summary>A stretch of a cell in one language.</summary>
/// <param name="Language">The usual name of the language.</param>
/// <param name="Text">The stretch; C# has as many empty lines before it as the cell has lines, so that errors name the cell's lines.</param>
internal sealed record CellPart(string Language, string Text);
