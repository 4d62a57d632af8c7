using NeuroRepl.Kernel.Handlers;
using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel;

/// <summary>Gives each request to who can answer it, and sees to it that it is answered, with busy before and idle after, whatever goes wrong.</summary>
internal sealed class Desk(Activity activity, IReadOnlyList<IHandler> handlers, Action<string> log)
{
    private readonly Dictionary<string, IHandler> _handlers = handlers.ToDictionary(handler => handler.Type);

    /// <summary>Answers a request.</summary>
    public void Answer(Request request) => Around(request, () =>
    {
        if (_handlers.TryGetValue(request.Type, out var handler)) { handler.Answer(request); }
        else
        {
            log($"a message of unknown type {request.Type} was refused.");
            if (request.Type.EndsWith("_request", StringComparison.Ordinal)) { request.ReplyError("UnknownRequest", $"This kernel knows no {request.Type}."); }
        }
    });

    /// <summary>Answers an execute request that is not run, since one before it failed.</summary>
    public void Abort(Request request) => Around(request, () => request.ReplyWith("aborted"));

    private void Around(Request request, Action answer)
    {
        activity.Begin(request);
        try
        {
            answer();
        }
#pragma warning disable CA1031 // the kernel is the host: it answers the client whatever a handler does, and lives
        catch (Exception e)
#pragma warning restore CA1031
        {
            log($"{request.Type} failed: {e}");
            if (!request.IsAnswered) { request.ReplyError(e.GetType().Name, e.Message); }
        }
        finally
        {
            activity.End(request);
        }
    }
}
