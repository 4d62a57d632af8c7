using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Scripting.Tests.Notebooks;

/// <summary>Notebooks for tests.</summary>
internal static class Samples
{
    /// <summary>A folder of this run of the tests.</summary>
    public static string Folder { get; } = Directory.CreateTempSubdirectory("neurorepl-notebooks-").FullName;

    /// <summary>A notebook of code cells.</summary>
    public static Notebook Of(params string[] sources) => new([.. sources.Select(source => new NotebookCell(CellKind.Code, source))]);

    /// <summary>The text of a cell's standard output and its values.</summary>
    public static string Text(NotebookCell cell) => string.Join('|', cell.Outputs.Select(output => output switch
    {
        CellOutput.Stream stream => stream.Text,
        CellOutput.Error error => $"{error.Name}: {error.Value}",
        _ => output.Form("text/plain"),
    }));
}
