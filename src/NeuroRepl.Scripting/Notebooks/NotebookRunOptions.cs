using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>Whether the cells after an error are run too; a cell with the tag <c>raises-exception</c> may fail in any case.</summary>
    public bool AllowErrors { get; init; }

    /// <summary>How long one cell may take; as long as it likes where null.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>Values for the variables of the cell that is tagged <c>parameters</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Where relative paths of <c>#r</c> and <c>#load</c> start; the current folder where null.</summary>
    public string? Folder { get; init; }

    /// <summary>Told before each cell, with its place and the number of cells that will be run.</summary>
    public Action<NotebookCell, int, int>? Starting { get; init; }

    /// <summary>Told after each cell, with what gives the notebook as it stands.</summary>
    public Action<CellRun, Func<Notebook>>? Ended { get; init; }

    /// <summary>Who makes pictures of figures, so that pages without scripts show them too; nobody where null.</summary>
    public IFigureImages? Images { get; init; }

    /// <summary>The clock that dates the runs of cells.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
