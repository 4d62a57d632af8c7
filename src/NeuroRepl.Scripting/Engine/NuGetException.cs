using NeuroRepl.Numerics;

namespace NeuroRepl.Scripting.Engine;

/// <summary>A package that a script asked for cannot be had.</summary>
internal sealed class NuGetException(string message, string hint) : NeuroReplException(message, hint);
