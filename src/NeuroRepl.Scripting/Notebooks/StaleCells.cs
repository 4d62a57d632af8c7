using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuroRepl.Scripting.Engine;
using NeuroRepl.Scripting.Workspaces;
using Workspace = NeuroRepl.Scripting.Workspaces.Workspace;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Finds cells that ran before what they use was run as it is now. Who uses what, the compiler says: every name is bound along the chain of cells, and nothing is run.</summary>
public static class StaleCells
{
    private const string Prefix = "NotebookCell-";

    /// <summary>The stale cells, in the notebook's order.</summary>
    /// <param name="notebook">A notebook with its outputs.</param>
    /// <param name="folder">Where <c>#load</c> starts; the current folder where null.</param>
    public static IReadOnlyList<StaleCell> Of(Notebook notebook, string? folder = null)
    {
        var cells = notebook.Cells.Where(static cell => cell.IsRunnable).ToArray();
        if (!cells.Any(static cell => cell.ExecutionCount is not null)) { return []; }

        var uses = Uses(cells, NotebookRunner.ImportsFor(notebook), folder);
        var reasons = new string?[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].ExecutionCount is null) { continue; }

            reasons[i] = SourceMark.IsEdited(cells[i])
                ? "it was edited after it ran."
                : uses[i].Select(use => Reason(use.Name, cells[i], cells[use.Cell], reasons[use.Cell])).FirstOrDefault(static why => why is not null);
        }

        return [.. cells.Zip(reasons).Where(static pair => pair.Second is not null).Select(static pair => new StaleCell(pair.First, pair.Second!))];
    }

    private static string? Reason(string name, NotebookCell user, NotebookCell source, string? reasonOfSource) =>
        source.ExecutionCount is not { } count ? $"it uses {name}, and the cell that sets it (\"{source.Title}\") has not run."
        : count > user.ExecutionCount ? $"it uses {name}, which In [{count}] has set anew since."
        : reasonOfSource is not null ? $"it uses {name} of In [{count}], which is stale itself."
        : null;

    /// <summary>For every cell, the names it takes from earlier cells, with the cells that declared or last assigned them.</summary>
    /// <remarks>A cell that does not compile declares nothing; a package is not fetched for this, so a cell that needs one does not compile here.</remarks>
    private static List<List<(string Name, int Cell)>> Uses(NotebookCell[] cells, IReadOnlyList<string> imports, string? folder)
    {
        var options = new InterpreterOptions { Globals = new Workspace(), Imports = [.. ScriptSurface.Imports, .. imports], References = ScriptSurface.References };
        var references = new References(options);
        var writers = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        var uses = new List<List<(string, int)>>();
        CSharpCompilation? last = null;
        for (var i = 0; i < cells.Length; i++)
        {
            var tree = CSharpSyntaxTree.ParseText(CodeOf(cells[i]), ParseRules.Script, path: $"In[{i}]");
            var cell = CSharpCompilation.CreateScriptCompilation(
                $"{Prefix}{i}",
                tree,
                last is null ? references.All : [],
                new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    usings: last is null ? options.Imports : [],
                    concurrentBuild: false,
                    sourceReferenceResolver: new ScriptFiles(folder ?? Environment.CurrentDirectory, new Dictionary<string, string>())),
                last,
                typeof(object),
                typeof(Workspace));
            uses.Add(UsesOf(i, tree, cell.GetSemanticModel(tree), writers));
            if (!cell.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) { last = cell; }
        }

        return uses;
    }

    private static List<(string Name, int Cell)> UsesOf(int index, SyntaxTree tree, SemanticModel model, Dictionary<ISymbol, int> writers)
    {
        var uses = new List<(string, int)>();
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol?.OriginalDefinition is not { Kind: not (SymbolKind.Local or SymbolKind.Parameter or SymbolKind.RangeVariable), ContainingAssembly.Name: { } assembly } symbol || !assembly.StartsWith(Prefix, StringComparison.Ordinal)) { continue; }

            var declarer = int.Parse(assembly[Prefix.Length..]);
            var source = writers.GetValueOrDefault(symbol, declarer);
            if (!IsSet(name) && source != index) { uses.Add((symbol.Name, source)); }

            if (IsSet(name) || IsChanged(name)) { writers[symbol] = index; }
        }

        return [.. uses.Distinct()];
    }

    private static bool IsSet(SimpleNameSyntax name) => name.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == name;

    // Read and set at once. What happens inside an object is not seen.
    private static bool IsChanged(SimpleNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
        ArgumentSyntax argument => argument.RefKindKeyword.RawKind is (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword,
        _ => false,
    };

    // What is not C# in a cell has no part in this; a command that is not known is told when the cell is run.
    private static string CodeOf(NotebookCell cell)
    {
        try { return CellCommands.Of(cell).Parts.LastOrDefault(static part => part.Language == Languages.CSharp)?.Text ?? ""; }
        catch (NotebookException) { return ""; }
    }
}
