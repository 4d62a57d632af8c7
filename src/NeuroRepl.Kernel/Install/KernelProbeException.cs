using NeuroRepl.Numerics;

namespace NeuroRepl.Kernel.Install;

/// <summary>A kernel did not do what it was asked.</summary>
public sealed class KernelProbeException(string message) : NeuroReplException(message, "neurorepl kernel install writes its entry anew; neurorepl kernel run -f FILE shows what it says at its start.");
