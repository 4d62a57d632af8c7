using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Kernel.Output;

/// <summary>Values in the forms that notebooks take: the library that draws figures comes once, with the first figure.</summary>
/// <remarks>When the cell that brought it runs again, its output is replaced, and the library with it; so it brings it again.</remarks>
internal sealed class NotebookForms
{
    private readonly Lock _gate = new();
    private string? _bringer, _brainBringer;

    /// <summary>Mime type to content.</summary>
    public IReadOnlyDictionary<string, string> Of(MimeBundle bundle, CellOutput cell) =>
        MimeBundles.HasFigure(bundle) && Brings(cell) ? MimeBundles.WithLibrary(bundle)
        : MimeBundles.HasBrain(bundle) && BringsViewer(cell) ? MimeBundles.WithViewer(bundle) : bundle.Forms;

    private bool Brings(CellOutput cell)
    {
        lock (_gate)
        {
            var isFirst = _bringer is null || (_bringer == cell.Key && !cell.HasLibrary);
            if (isFirst) { (_bringer, cell.HasLibrary) = (cell.Key, true); }

            return isFirst;
        }
    }

    private bool BringsViewer(CellOutput cell)
    {
        lock (_gate)
        {
            var isFirst = _brainBringer is null || (_brainBringer == cell.Key && !cell.HasViewer);
            if (isFirst) { (_brainBringer, cell.HasViewer) = (cell.Key, true); }

            return isFirst;
        }
    }
}
