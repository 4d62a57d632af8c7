using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel;

/// <summary>Says "busy" and "idle" around every request.</summary>
/// <remarks>
/// Requests that are answered beside a running cell (completion, an interrupt) say both too, as the protocol asks. A front end that shows one state would
/// then take the kernel for idle; so the running cell says "busy" once more.
/// </remarks>
internal sealed class Activity(Iopub iopub, Housekeeping? housekeeping = null)
{
    private readonly Lock _gate = new();
    private readonly List<Header> _running = [];

    /// <summary>A request is taken up.</summary>
    public void Begin(Request request)
    {
        lock (_gate)
        {
            housekeeping?.Busy();
            iopub.State("busy", request.Header);
            if (IsLong(request)) { _running.Add(request.Header); }
        }
    }

    /// <summary>It is answered, and all its output is sent.</summary>
    public void End(Request request)
    {
        lock (_gate)
        {
            if (IsLong(request)) { _running.Remove(request.Header); }

            iopub.State("idle", request.Header);
            if (_running.Count > 0) { iopub.State("busy", _running[0]); }
            else { housekeeping?.Idle(); }
        }
    }

    private static bool IsLong(Request request) => request.Type == "execute_request" && request.Header.SubshellId is null;
}
