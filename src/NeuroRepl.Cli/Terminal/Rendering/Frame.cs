namespace NeuroRepl.Cli.Terminal.Rendering;

/// <summary>What the editor's part of the screen should look like.</summary>
/// <param name="Rows">Its rows from the top.</param>
/// <param name="CursorRow">The row that the cursor stands in.</param>
/// <param name="CursorColumn">The column, from 0.</param>
internal sealed record Frame(IReadOnlyList<Row> Rows, int CursorRow, int CursorColumn);
