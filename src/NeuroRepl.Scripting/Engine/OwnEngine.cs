using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace NeuroRepl.Scripting.Engine;

/// <summary>Our own submission pipeline: compile against the chain of earlier cells, write checks in, emit, load, run.</summary>
/// <remarks>
/// References and usings go to the first submission only: later ones inherit them, and a cell stays small. What does not compile with the references of
/// every day is compiled with all there are before anybody hears of an error. Assemblies are loaded for good (a collectible context makes everything in it
/// twice as slow), and compiled for Release.
/// </remarks>
internal sealed class OwnEngine : IScriptEngine
{
    private readonly InterpreterOptions _options;
    private readonly References _references;
    private readonly ScriptFiles _files;
    private readonly ScriptReferences _scriptReferences;
    private readonly ScriptAssemblies _assemblies = new();
    private readonly string _name = $"NeuroReplSession{Guid.NewGuid():N}";
    private readonly KeptCells _kept = new();
    private int _attempts;
    private volatile State _state;

    public OwnEngine(InterpreterOptions options, References references, ScriptReferences scriptReferences)
    {
        (_options, _references, _scriptReferences) = (options, references, scriptReferences);
        _files = new ScriptFiles(options.Folder ?? Environment.CurrentDirectory, new Dictionary<string, string>());
        _state = new State(null, [options.Globals], HasAll: false);
    }

    public IReadOnlyList<Variable> Variables => SubmissionVariables.Of(_state.Submissions.Skip(1));

    public CSharpCompilation Bind(SyntaxTree tree) => Submission(tree, [], _state, withAll: true);

    public Compiled Compile(Cell cell, CancellationToken stop)
    {
        var tree = ParseRules.Parse(cell, stop);
        var added = _scriptReferences.FilesFor(tree, _files, stop);
        _assemblies.Know(added);
        var compiled = Compile(cell, tree, added, _state.HasAll, stop);
        return compiled is Compiled.Broken && !_state.HasAll ? Compile(cell, tree, added, withAll: true, stop) : compiled;
    }

    public UndoneCell TakeBack()
    {
        var state = _state;
        var last = state.Last!.ScriptCompilationInfo!.PreviousScriptCompilation;
        _state = new State(last, state.Submissions[..^1], state.HasAll && HasAll(last));
        return _kept.TakeBack();
    }

    public IReadOnlyList<UndoneCell> Last(int count) => _kept.Last(count);

    private Compiled Compile(Cell cell, SyntaxTree tree, IReadOnlyList<string> added, bool withAll, CancellationToken stop)
    {
        var typed = Submission(tree, [.. added.Select(References.FromFile)], _state, withAll);
        var needsChecks = tree.GetCompilationUnitRoot(stop).GetLoadDirectives().Count > 0 || Instrumentation.IsNeeded(tree);
        if (needsChecks && ErrorsOf(typed.GetDiagnostics(stop)) is { Count: > 0 } errors) { return new Compiled.Broken(typed, errors); }

        var sources = typed.SyntaxTrees.Select(file => needsChecks ? Instrumentation.Apply(file, typed.GetSemanticModel(file)) : new Instrumented(file, file, [])).ToList();
        var running = needsChecks ? WithChecks(typed, tree, sources) : typed;
        using var image = new MemoryStream();
        var emitted = running.Emit(image, cancellationToken: stop);
        if (!emitted.Success) { return new Compiled.Broken(typed, ErrorsOf(emitted.Diagnostics)); }

        var factory = Load(running, image, stop);
        return Ready(cell, running, withAll, factory, ParseRules.HasValue(tree, typed), new SourceMap(sources));
    }

    private Compiled.Ready Ready(Cell cell, CSharpCompilation running, bool hasAll, Func<object?[], Task<object?>> factory, bool hasValue, SourceMap sources)
    {
        // The constructor of a submission finds the earlier ones in the array and puts itself in the last place.
        object?[] submissions = [.. _state.Submissions, null];
        object?[] before = [];
        return new Compiled.Ready(
            () =>
            {
                before = _kept.Values();
                return factory(submissions);
            },
            () =>
            {
                _state = new State(running, submissions, hasAll);
                _kept.Add(cell, submissions[^1], before);
            },
            hasValue,
            sources);
    }

    private CSharpCompilation Submission(SyntaxTree tree, IReadOnlyList<MetadataReference> added, State state, bool withAll)
    {
        var last = state.Last;
        var number = Interlocked.Increment(ref _attempts);
        if (last is null) { added = [.. _references.Core.Value, .. added]; }

        if (withAll && !state.HasAll) { added = [.. _references.Rest.Value, .. added]; }

        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: $"Submission#{number}",
            usings: last is null ? _options.Imports : [],
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: ParseRules.MayBeUnsafe(tree),
            nullableContextOptions: NullableContextOptions.Disable,
            concurrentBuild: false,
            sourceReferenceResolver: _files,
            metadataReferenceResolver: _scriptReferences,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
        return CSharpCompilation.CreateScriptCompilation(
            $"{_name}-{number}",
            tree,
            added,
            options,
            last,
            typeof(object),
            _options.Globals?.GetType());
    }

    private static CSharpCompilation WithChecks(CSharpCompilation typed, SyntaxTree tree, List<Instrumented> sources)
    {
        var main = sources.First(source => source.Typed == tree);
        var running = typed.ReplaceSyntaxTree(tree, main.Running);
        if (sources.Count == 1) { return running; }

        var loaded = sources.Where(source => source != main).ToDictionary(static source => source.Typed.FilePath, static source => source.Running.ToString());
        var files = (ScriptFiles)typed.Options.SourceReferenceResolver!;
        return running.WithOptions(typed.Options.WithSourceReferenceResolver(files.With(loaded)));
    }

    private Func<object?[], Task<object?>> Load(CSharpCompilation compilation, MemoryStream image, CancellationToken stop)
    {
        image.Position = 0;
        var assembly = _assemblies.Load(compilation.AssemblyName!, image);
        CellSymbols.Know(assembly, compilation);
        var entry = compilation.GetEntryPoint(stop)!;
        var type = assembly.GetType(compilation.ScriptClass!.MetadataName, throwOnError: true)!;
        return type.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.CreateDelegate<Func<object?[], Task<object?>>>();
    }

    // The rest of the references came with one submission of the chain.
    private bool HasAll(CSharpCompilation? last)
    {
        for (var at = last; at is not null; at = at.ScriptCompilationInfo!.PreviousScriptCompilation)
        {
            if (at.ExternalReferences.Contains(_references.Rest.Value[0])) { return true; }
        }

        return false;
    }

    private static List<Diagnostic> ErrorsOf(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    private sealed record State(CSharpCompilation? Last, object?[] Submissions, bool HasAll);
}
