using Microsoft.CodeAnalysis;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Errors;

/// <summary>Compiler diagnostics as cards.</summary>
internal static class CompileErrors
{
    public static ErrorCard CardOf(Compiled.Broken broken, Cell cell, CellHistory cells)
    {
        var first = broken.Errors.OrderBy(static error => error.Location.SourceSpan.Start).First();
        var card = new ErrorCard(cell.Name, first.GetMessage()) { Code = first.Id };
        return first.Location.SourceTree is { } tree ? card.At(tree.GetText(), first.Location.SourceSpan) : card;
    }
}
