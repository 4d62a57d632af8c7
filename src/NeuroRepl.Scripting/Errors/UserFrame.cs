using System.Diagnostics;
using System.Reflection;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Errors;

/// <summary>One call of a trace, with the line it was at where that is known.</summary>
/// <param name="Method">What was called; null where the runtime does not say.</param>
/// <param name="Path">The cell's path (<c>In[3]</c>) or the file's; null where not known.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct UserFrame(MethodBase? Method, string? Path, int Line, int Column)
{
    public static UserFrame Of(StackFrame frame)
    {
        var method = frame.GetMethod();
        if (frame.GetFileName() is { } path) { return new(method, path, frame.GetFileLineNumber(), frame.GetFileColumnNumber()); }

        return method is not null && CellSymbols.PlaceOf(method, frame.GetILOffset()) is var (cell, line, column) ? new(method, cell, line, column) : new(method, null, 0, 0);
    }

    /// <summary>As the runtime writes it: the whole name, the types of what was passed, and the line.</summary>
    public override string ToString()
    {
        if (Method is not { } method) { return "an unknown method"; }

        var passed = string.Join(", ", method.GetParameters().Select(static parameter => $"{parameter.ParameterType.Name} {parameter.Name}"));
        var name = method.DeclaringType is { } type ? $"{type.FullName ?? type.Name}.{method.Name}" : method.Name;
        return $"{name}({passed}){(Path is null ? "" : $" in {Path}:line {Line}")}";
    }
}
