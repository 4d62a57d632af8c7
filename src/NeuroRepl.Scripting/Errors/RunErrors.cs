using System.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Errors;

/// <summary>Exceptions of a running cell as cards.</summary>
internal static class RunErrors
{
    public static ErrorCard CardOf(Exception exception, Cell cell, SourceMap sources) =>
        new(cell.Name, exception.Message) { Code = exception.GetType().Name, Exception = exception, Hint = (exception as NeuroReplException)?.Hint };

    public static ErrorCard OutOfMemory(Cell cell) =>
        new(cell.Name, "The cell was stopped because it used up the memory.") { Code = nameof(OutOfMemoryException) };
}
