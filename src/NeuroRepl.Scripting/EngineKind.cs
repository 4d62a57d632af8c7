namespace NeuroRepl.Scripting;

/// <summary>Who compiles and runs the submissions.</summary>
public enum EngineKind
{
    /// <summary>Our own pipeline: faster, smaller, and everything typed in can be interrupted.</summary>
    Own,

    /// <summary>Roslyn's <c>CSharpScript</c>: the measure of what a C# script means. Only waits and library calls can be interrupted in it.</summary>
    CSharpScript,
}
