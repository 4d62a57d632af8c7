using NeuroRepl.Kernel.Comms;
using NeuroRepl.Kernel.Handlers;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Output;
using NeuroRepl.Kernel.Recall;
using NeuroRepl.Kernel.Transport;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Kernel;

/// <summary>One kernel: requests in at three sockets, answers out, and everything that cells print and show on the fourth.</summary>
internal sealed class JupyterKernel : IDisposable
{
    private readonly KernelSockets _sockets;
    private readonly WireFormat _wire;
    private readonly Action<string> _log;
    private readonly Running _running = new();
    private readonly TaskCompletionSource<bool> _shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private readonly Iopub _iopub;
    private readonly Questions _questions;
    private readonly Housekeeping _housekeeping = new();
    private readonly Desk _desk;
    private readonly Subshells _subshells;

    /// <param name="sockets">Where clients are.</param>
    /// <param name="wire">How messages are written and signed.</param>
    /// <param name="conversation">The interpreter, as soon as it is up.</param>
    /// <param name="history">What remembers the cells.</param>
    /// <param name="native">What native code prints.</param>
    /// <param name="log">Told in a sentence what went wrong.</param>
    /// <param name="notice">What the first cell's reader is told before anything else; null for nothing.</param>
    public JupyterKernel(KernelSockets sockets, WireFormat wire, Task<Conversation> conversation, History history, NativeOutput native, Action<string> log, string? notice = null)
    {
        (_sockets, _wire, _log) = (sockets, wire, log);
        _iopub = new Iopub(sockets.Iopub, wire);
        _questions = new Questions(sockets.Stdin, wire);
        var comms = new CommTable(_iopub);
        var front = new Front(_iopub, _questions, new Allowance(TimeProvider.System), comms);
        var language = new LateInterpreter(conversation);
        Subshells? subshells = null;
        _desk = new Desk(new Activity(_iopub, _housekeeping),
        [
            new KernelInfoHandler(),
            new ExecuteHandler(conversation, front, _running, history, native, notice),
            new CompleteHandler(language),
            new InspectHandler(language),
            new IsCompleteHandler(language),
            new HistoryHandler(history),
            new Handler("comm_open", comms.Opened),
            new Handler("comm_msg", comms.Message),
            new Handler("comm_close", comms.Closed),
            new Handler("comm_info_request", comms.Answer),
            new Handler("interrupt_request", Interrupt),
            new Handler("shutdown_request", Shutdown),
            new Handler("create_subshell_request", request => subshells!.Create(request)),
            new Handler("delete_subshell_request", request => subshells!.Delete(request)),
            new Handler("list_subshell_request", request => subshells!.List(request)),
            new Handler("debug_request", static request => request.ReplyError("NoDebugger", "This kernel has no debugger.", null, static json => json.WriteBoolean("success", false))),
        ], log);
        _subshells = subshells = new Subshells(_desk);
    }

    /// <summary>Ends when a client asked for it; the value says whether it wants a new kernel after this one.</summary>
    public Task<bool> ShutDown => _shutdown.Task;

    /// <summary>Starts to listen.</summary>
    public void Start()
    {
        _iopub.State("starting", Header.None);
        Listen("shell socket", _sockets.Shell, _subshells.Post);
        Listen("control socket", _sockets.Control, _desk.Answer);
        Listen("stdin socket", _sockets.Stdin, request => _questions.Answer(request.Message));
        _iopub.State("idle", Header.None);
    }

    /// <summary>Stops the cells that run, as the interrupt message does.</summary>
    public void Interrupt() => _running.Interrupt();

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        _subshells.Dispose();
        _questions.Dispose();
        _housekeeping.Dispose();
        _closing.Dispose();
    }

    private void Listen(string name, IRouter socket, Action<Request> take)
    {
        var token = _closing.Token;
        new Thread(() =>
        {
            while (socket.Receive(token) is { } envelope)
            {
                if (Read(name, envelope) is { } message) { take(new Request(message, socket, _wire)); }
            }
        }) { IsBackground = true, Name = name }.Start();
    }

    private Message? Read(string name, Envelope envelope)
    {
        try
        {
            return _wire.Read(envelope);
        }
        catch (MessageException e)
        {
            _log($"{name}: a message was dropped: {e.Message}");
            return null;
        }
    }

    private void Interrupt(Request request)
    {
        _running.Interrupt();
        request.Reply();
    }

    private void Shutdown(Request request)
    {
        var isRestart = request.Content.Flag("restart", otherwise: false);
        _running.Interrupt();
        request.Reply(json => json.WriteBoolean("restart", isRestart));
        _iopub.Publish("shutdown_reply", request.Header, Json.Object(json =>
        {
            json.WriteString("status", "ok");
            json.WriteBoolean("restart", isRestart);
        }));
        _shutdown.TrySetResult(isRestart);
    }
}
