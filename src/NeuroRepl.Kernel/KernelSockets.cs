using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel;

/// <summary>The sockets that a kernel talks through; the heartbeat needs nobody.</summary>
internal sealed record KernelSockets(IRouter Shell, IRouter Control, IRouter Stdin, IPublisher Iopub)
{
    /// <summary>Listens where a connection file says.</summary>
    public static KernelSockets Bind(Sockets sockets, Connection at)
    {
        sockets.BindHeartbeat(at.At(at.HeartbeatPort));
        return new KernelSockets(
            sockets.BindRouter(at.At(at.ShellPort)), sockets.BindRouter(at.At(at.ControlPort)), sockets.BindRouter(at.At(at.StdinPort)), sockets.BindPublisher(at.At(at.IopubPort)));
    }
}
