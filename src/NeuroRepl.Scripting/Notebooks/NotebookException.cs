using NeuroRepl.Numerics;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>A notebook that cannot be read, written or run as asked.</summary>
public sealed class NotebookException(string message, string hint) : NeuroReplException(message, hint)
{
    internal static NotebookException NotReadable(string path, string why) => new(
        $"{path} is no notebook that can be read: {why}",
        "A notebook is an .ipynb file of nbformat 4, a .dib file, or a .csx script with \"// %%\" lines.");
}
