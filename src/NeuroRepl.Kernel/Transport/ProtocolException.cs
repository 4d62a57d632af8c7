namespace NeuroRepl.Kernel.Transport;

/// <summary>The peer said something that ZMTP does not allow; its connection ends with this sentence in the log.</summary>
internal sealed class ProtocolException(string message) : Exception(message);
