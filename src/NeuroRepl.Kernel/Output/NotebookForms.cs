using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Output;

/// <summary>Values in the forms that notebooks take.</summary>
internal sealed class NotebookForms
{
    /// <summary>Mime type to content.</summary>
    public IReadOnlyDictionary<string, string> Of(MimeBundle bundle, CellOutput cell) => bundle.Forms;
}
