using NeuroRepl.Kernel.Messages;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Output;

/// <summary>Questions to the person before the front end, over the stdin socket; one at a time.</summary>
internal sealed class Questions(IRouter stdin, WireFormat wire) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TaskCompletionSource<string>? _waiting;

    /// <summary>Asks the client that sent a request, and waits for the line.</summary>
    /// <exception cref="NoInputException">The client takes no questions.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public string Ask(Request cause, string prompt, bool isSecret, CancellationToken interrupt)
    {
        if (!cause.Content.Flag("allow_stdin", otherwise: false)) { throw new NoInputException(); }

        _turn.Wait(interrupt);
        try
        {
            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _waiting, answer);
            stdin.Send(cause.Message.Peer, wire.Write("input_request", cause.Header, Json.Object(json =>
            {
                json.WriteString("prompt", prompt);
                json.WriteBoolean("password", isSecret);
            })));
            answer.Task.Wait(interrupt);
            return answer.Task.Result;
        }
        finally
        {
            Volatile.Write(ref _waiting, null);
            _turn.Release();
        }
    }

    /// <summary>Takes an input_reply; one that nobody waits for is of no use.</summary>
    public void Answer(Message reply) => Volatile.Read(ref _waiting)?.TrySetResult(reply.Content.Text("value") ?? "");

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
