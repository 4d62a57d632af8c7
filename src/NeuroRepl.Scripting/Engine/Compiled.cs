using Microsoft.CodeAnalysis;

namespace NeuroRepl.Scripting.Engine;

/// <summary>What came of compiling a cell.</summary>
internal abstract record Compiled
{
    private Compiled()
    {
    }

    /// <summary>It does not compile.</summary>
    /// <param name="Compilation">The user's own text, bound as far as possible; explains the errors.</param>
    public sealed record Broken(Compilation Compilation, IReadOnlyList<Diagnostic> Errors) : Compiled;

    /// <summary>It can run.</summary>
    /// <param name="Run">Starts it; what it declares is not yet part of the session.</param>
    /// <param name="Keep">Makes what it declared part of the session.</param>
    /// <param name="HasValue">Whether it ends in an expression whose value is to be shown.</param>
    /// <param name="Sources">From a place in the code that runs to the place in the code that was typed.</param>
    public sealed record Ready(Func<Task<object?>> Run, Action Keep, bool HasValue, SourceMap Sources) : Compiled;
}
