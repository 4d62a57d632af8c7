using System.Collections.Concurrent;
using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel.Comms;

/// <summary>The comms that are open, and the kinds that a front end may open.</summary>
internal sealed class CommTable(Iopub iopub)
{
    private readonly ConcurrentDictionary<string, Comm> _open = new();
    private readonly ConcurrentDictionary<string, Action<Comm, Request>> _targets = new();

    /// <summary>The open ones of a kind, or of any.</summary>
    public IEnumerable<Comm> Open(string? target) => _open.Values.Where(comm => string.IsNullOrEmpty(target) || comm.Target == target);

    /// <summary>A comm from this side; the caller opens it.</summary>
    public Comm Create(string target)
    {
        var comm = new Comm(Guid.NewGuid().ToString("N"), target, iopub);
        _open[comm.Id] = comm;
        return comm;
    }

    /// <summary>Lets front ends open comms to one object that this side has shown; its target names it.</summary>
    public string NewTarget(string kind, Action<Comm, Request> opened)
    {
        var target = $"{kind}.{Guid.NewGuid():N}";
        _targets[target] = opened;
        return target;
    }

    /// <summary>comm_open: of a kind that nobody knows, it is closed at once, as the protocol says.</summary>
    public void Opened(Request request)
    {
        var comm = new Comm(request.Content.Text("comm_id") ?? "", request.Content.Text("target_name") ?? "", iopub);
        if (!_targets.TryGetValue(comm.Target, out var opened))
        {
            comm.Close(request.Header);
            return;
        }

        _open[comm.Id] = comm;
        opened(comm, request);
    }

    /// <summary>comm_msg: to an unknown comm, it is of no use to anyone.</summary>
    public void Message(Request request)
    {
        if (_open.TryGetValue(request.Content.Text("comm_id") ?? "", out var comm)) { comm.Received?.Invoke(request.Content.Inner("data"), request); }
    }

    /// <summary>comm_close.</summary>
    public void Closed(Request request) => _open.TryRemove(request.Content.Text("comm_id") ?? "", out _);

    /// <summary>comm_info: which are open.</summary>
    public void Answer(Request request) => request.Reply(json => json.WriteObject("comms", comms =>
    {
        foreach (var comm in Open(request.Content.Text("target_name"))) { comms.WriteObject(comm.Id, one => one.WriteString("target_name", comm.Target)); }
    }));
}
