using NeuroRepl.Numerics;

namespace NeuroRepl.Kernel.Transport;

/// <summary>A socket cannot be opened, told to whoever started the kernel.</summary>
internal sealed class TransportException(string message, string hint, Exception? inner = null) : NeuroReplException(message, hint, inner)
{
    public static TransportException CannotBind(Endpoint endpoint, Exception inner) => new(
        $"The kernel cannot listen at {endpoint}: {inner.Message}.",
        "Start the kernel with a new connection file, or end the process that has this address.",
        inner);

    public static TransportException CannotConnect(Endpoint endpoint, string why, Exception? inner = null) => new(
        $"Nobody that speaks ZMTP answers at {endpoint}: {why}.",
        "Look whether the kernel of this connection file still runs.",
        inner);
}
