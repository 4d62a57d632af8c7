using Microsoft.CodeAnalysis.CSharp;

namespace NeuroRepl.Scripting.Engine;

/// <summary>Compiles cells one after the other; each sees what the kept ones before it declared.</summary>
internal interface IScriptEngine
{
    /// <summary>Compiles a cell; the session is as before until the result is kept.</summary>
    Compiled Compile(Cell cell, CancellationToken stop);

    /// <summary>Drops the cell that was kept last, with what it declared; variables of earlier cells that it set anew get their values back.</summary>
    UndoneCell TakeBack();

    /// <summary>What <see cref="TakeBack"/> would do to the cells that were kept last, the last first; fewer where there are fewer.</summary>
    IReadOnlyList<UndoneCell> Last(int count);

    /// <summary>The variables that kept cells declared, each as last declared.</summary>
    IReadOnlyList<Variable> Variables { get; }

    /// <summary>Binds a text as if it were the next cell, for completion and hover. Safe while a cell runs.</summary>
    CSharpCompilation Bind(Microsoft.CodeAnalysis.SyntaxTree tree);
}
