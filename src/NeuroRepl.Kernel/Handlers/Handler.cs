using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>A handler whose work is a line or two.</summary>
internal sealed class Handler(string type, Action<Request> answer) : IHandler
{
    public string Type => type;

    public void Answer(Request request) => answer(request);
}
