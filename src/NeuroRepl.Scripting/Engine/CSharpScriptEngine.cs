using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace NeuroRepl.Scripting.Engine;

/// <summary>Roslyn's own scripting API behind the same door: it says what a submission means, and ours has to agree.</summary>
internal sealed class CSharpScriptEngine : IScriptEngine
{
    private readonly InterpreterOptions _options;
    private readonly ScriptFiles _files;
    private readonly ScriptReferences _scriptReferences;
    private readonly Lazy<ScriptOptions> _start;
    private readonly Stack<(ScriptState<object?>? Before, UndoneCell Cell)> _kept = new();
    private volatile ScriptState<object?>? _state;

    public CSharpScriptEngine(InterpreterOptions options, References references, ScriptReferences scriptReferences)
    {
        (_options, _scriptReferences) = (options, scriptReferences);
        _files = new ScriptFiles(options.Folder ?? Environment.CurrentDirectory, new Dictionary<string, string>());
        _start = new(() => ScriptOptions.Default
            .WithReferences(references.All)
            .WithImports(options.Imports)
            .WithMetadataResolver(scriptReferences)
            .WithSourceResolver(_files)
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithFileEncoding(Encoding.UTF8)
            .WithEmitDebugInformation(true));
    }

    public IReadOnlyList<Variable> Variables => _state is not { } state ? [] :
        [.. state.Variables.GroupBy(v => v.Name).Select(named => named.Last()).Select(v => new Variable(v.Name, v.Type, v.Value))];

    public CSharpCompilation Bind(SyntaxTree tree)
    {
        var next = Next(new Cell(0, tree.ToString()), []);
        var compilation = (CSharpCompilation)next.GetCompilation();
        return compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.First(), tree);
    }

    public Compiled Compile(Cell cell, CancellationToken stop)
    {
        var tree = ParseRules.Parse(cell, stop);
        var next = Next(cell with { Code = tree.ToString() }, _scriptReferences.FilesFor(tree, _files, stop));
        var compilation = next.GetCompilation();
        var errors = next.Compile(stop).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0) { return new Compiled.Broken(compilation, errors); }

        ScriptState<object?>? after = null;
        var main = compilation.SyntaxTrees.First(file => file.FilePath == cell.Path);
        return new Compiled.Ready(
            async () => (after = await Start(next)).ReturnValue,
            () =>
            {
                _kept.Push((_state, new UndoneCell(cell.Number, cell.Code, [.. after!.Variables.Except(_state?.Variables ?? []).Select(static variable => variable.Name)], [], [])));
                _state = after;
            },
            ParseRules.HasValue(main, compilation),
            new SourceMap(compilation.SyntaxTrees.Select(static file => new Instrumented(file, file, []))));
    }

    public UndoneCell TakeBack()
    {
        (_state, var cell) = _kept.Pop();
        return cell;
    }

    public IReadOnlyList<UndoneCell> Last(int count) => [.. _kept.Take(count).Select(static kept => kept.Cell)];

    private Task<ScriptState<object?>> Start(Script<object?> script) =>
        _state is { } state ? script.RunFromAsync(state) : script.RunAsync(_options.Globals);

    private Script<object?> Next(Cell cell, IReadOnlyList<string> added)
    {
        var references = added.Select(References.FromFile);
        return _state is { } state
            ? state.Script.ContinueWith<object?>(cell.Code, state.Script.Options.WithFilePath(cell.Path).WithImports().WithReferences(references))
            : CSharpScript.Create<object?>(cell.Code, _start.Value.WithFilePath(cell.Path).AddReferences(references), _options.Globals?.GetType());
    }
}
