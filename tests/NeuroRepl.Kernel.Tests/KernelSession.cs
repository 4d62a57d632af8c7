using System.Text.Json;
using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Output;
using NeuroRepl.Kernel.Recall;
using NeuroRepl.Kernel.Transport;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Kernel.Tests;

/// <summary>A kernel in this process, and its only client.</summary>
internal sealed class KernelSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Identity Client = new("client"u8.ToArray());
    private readonly WireFormat _wire = new(new Signer("key"u8.ToArray()), "client", TimeProvider.System);
    private readonly JupyterKernel _kernel;
    private int _sent;

    public KernelSession(string? notice = null)
    {
        var wire = new WireFormat(new Signer("key"u8.ToArray()), "kernel", TimeProvider.System);
        var conversation = Task.FromResult(Conversation.Start());
        _kernel = new JupyterKernel(new KernelSockets(Shell, Control, Stdin, Publisher), wire, conversation, new History(null, Log.Add), new NativeOutput(), Log.Add, notice);
        _kernel.Start();
        _ = Published(); // starting
        _ = Published(); // idle
    }

    public FakeRouter Shell { get; } = new();

    public FakeRouter Control { get; } = new();

    public FakeRouter Stdin { get; } = new();

    public FakePublisher Publisher { get; } = new();

    public List<string> Log { get; } = [];

    public Task<bool> ShutDown => _kernel.ShutDown;

    /// <summary>Sends a request and gives its id.</summary>
    public string Send(FakeRouter socket, string type, object content, string? subshell = null, object? metadata = null)
    {
        var id = $"request-{++_sent}";
        var header = JsonSerializer.SerializeToUtf8Bytes(new { msg_id = id, msg_type = type, session = "client", username = "test", version = "5.5", date = "", subshell_id = subshell, unknown = 1 });
        ReadOnlyMemory<byte>[] json = [header, Json.Empty, JsonSerializer.SerializeToUtf8Bytes(metadata ?? new { }), JsonSerializer.SerializeToUtf8Bytes(content)];
        socket.Put(new Envelope(Client, ["<IDS|MSG>"u8.ToArray(), new Signer("key"u8.ToArray()).Sign(json), .. json]));
        return id;
    }

    /// <summary>Sends a cell.</summary>
    public string Execute(string code, bool silent = false, object? expressions = null, string? cellId = null, string? subshell = null) =>
        Send(Shell, "execute_request", new { code, silent, store_history = true, user_expressions = expressions ?? new { }, allow_stdin = true, stop_on_error = true }, subshell, new { cellId });

    /// <summary>Sends a request and waits for its reply.</summary>
    public Message Ask(FakeRouter socket, string type, object content)
    {
        var id = Send(socket, type, content);
        var reply = Reply(socket);
        Assert.Equal(id, reply.Parent.Text("msg_id"));
        return reply;
    }

    /// <summary>The next reply.</summary>
    public Message Reply(FakeRouter socket) => socket.Sent.TryTake(out var sent, Patience) ? _wire.Read(sent) : throw new TimeoutException("No reply came.");

    /// <summary>The next that is published.</summary>
    public Message Published() => Publisher.Published.TryTake(out var frames, Patience) ? _wire.Read(new Envelope(Client, frames)) : throw new TimeoutException("Nothing was published.");

    /// <summary>All that is published because of a request, from its busy to its idle.</summary>
    /// <param name="anyParent">Whether what belongs to other requests counts too.</param>
    public List<Message> Heard(string request, bool anyParent = false)
    {
        var heard = new List<Message>();
        while (true)
        {
            var message = Published();
            var isItsOwn = message.Parent.Text("msg_id") == request;
            if (isItsOwn || anyParent) { heard.Add(message); }

            if (isItsOwn && message.Content.Text("execution_state") == "idle") { return heard; }
        }
    }

    /// <summary>Runs a cell to its end: what was published between busy, input and idle, and the reply.</summary>
    public (List<Message> Output, Message Reply) Run(string code, object? expressions = null, string? cellId = null)
    {
        var heard = Heard(Execute(code, expressions: expressions, cellId: cellId));
        Assert.Equal("busy", heard[0].Content.Text("execution_state"));
        Assert.Equal("execute_input", heard[1].Header.Type);
        return (heard[2..^1], Reply(Shell));
    }

    public void Dispose() => _kernel.Dispose();
}
