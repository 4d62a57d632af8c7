using NeuroRepl.Numerics;

namespace NeuroRepl.Kernel.Output;

/// <summary>Code asks for a line where nobody can be asked.</summary>
internal sealed class NoInputException() : NeuroReplException(
    "This front end takes no questions, so no line can be read from it.", "Run it in a notebook or a console, or put the value into a variable.");
