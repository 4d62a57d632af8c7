using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel.Handlers;

/// <summary>Answers one kind of request.</summary>
internal interface IHandler
{
    /// <summary>Which: "complete_request".</summary>
    string Type { get; }

    /// <summary>Answers it; what is thrown becomes an error reply.</summary>
    void Answer(Request request);
}
