using Microsoft.CodeAnalysis.CSharp;

namespace NeuroRepl.Scripting.Engine;

/// <summary>Compiles cells one after the other; each sees what the kept ones before it declared.</summary>
internal interface IScriptEngine
{
    /// <summary>Compiles a cell; the session is as before until the result is kept.</summary>
    Compiled Compile(Cell cell, CancellationToken stop);

    /// <summary>The variables that kept cells declared, each as last declared.</summary>
    IReadOnlyList<Variable> Variables { get; }

    /// <summary>Binds a text as if it were the next cell, for completion and hover. Safe while a cell runs.</summary>
    CSharpCompilation Bind(Microsoft.CodeAnalysis.SyntaxTree tree);
}
