using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NeuroRepl.Scripting.Engine;

/// <summary>A file as typed, as it runs, and what was written into it.</summary>
internal sealed record Instrumented(SyntaxTree Typed, SyntaxTree Running, TextChange[] Changes);
