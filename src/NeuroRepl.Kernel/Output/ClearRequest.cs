using NeuroRepl.Kernel.Messages;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Kernel.Output;

/// <summary>The request to empty a cell's output, which comes in the way of a display.</summary>
internal static class ClearRequest
{
    /// <summary>The content of clear_output; null where the bundle is something to look at.</summary>
    /// <remarks>A plain null would become an empty memory on its way to the nullable one.</remarks>
    public static ReadOnlyMemory<byte>? Of(MimeBundle bundle) =>
        bundle == MimeBundles.Clear || bundle == MimeBundles.ClearSoon ? Json.Object(json => json.WriteBoolean("wait", bundle == MimeBundles.ClearSoon)) : default(ReadOnlyMemory<byte>?);
}
