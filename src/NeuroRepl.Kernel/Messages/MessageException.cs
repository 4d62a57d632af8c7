namespace NeuroRepl.Kernel.Messages;

/// <summary>What came in is no message of ours: to be dropped, and said in the log.</summary>
internal sealed class MessageException(string message) : Exception(message);
