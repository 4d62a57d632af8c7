using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuroRepl.Scripting.Engine;

/// <summary>What <c>#r</c> finds: assemblies by path, assemblies of the framework by name, and NuGet packages.</summary>
internal sealed class ScriptReferences(string folder) : MetadataReferenceResolver
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _packages = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every file that a text asks for, packages with all that they need; fetches packages that are not here yet.</summary>
    /// <exception cref="NuGetException">A package cannot be had.</exception>
    public IReadOnlyList<string> FilesFor(SyntaxTree tree, SourceReferenceResolver scripts, CancellationToken stop)
    {
        var root = tree.GetCompilationUnitRoot(stop);
        if (!root.ContainsDirectives) { return []; }

        var files = new List<string>();
        foreach (var directive in root.GetReferenceDirectives())
        {
            if (directive.File.ValueText is { Length: > 0 } reference) { files.AddRange(Find(reference, tree.FilePath, stop)); }
        }

        foreach (var directive in root.GetLoadDirectives())
        {
            // Loaded files may ask for packages too; a missing file is reported by the compiler.
            if (directive.File.ValueText is { Length: > 0 } file && scripts.ResolveReference(file, tree.FilePath) is { } path)
            {
                files.AddRange(FilesFor(CSharpSyntaxTree.ParseText(scripts.ReadText(path), ParseRules.Script, path, stop), scripts, stop));
            }
        }

        return files;
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        Find(reference, baseFilePath, CancellationToken.None) is [var first, ..] ? [MetadataReference.CreateFromFile(first, properties)] : [];

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private IReadOnlyList<string> Find(string reference, string? baseFilePath, CancellationToken stop)
    {
        if (NuGetPackage.TryParse(reference) is { } package) { return _packages.GetOrAdd(reference, _ => package.Restore(stop)); }

        var near = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath)! : folder;
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? folder;
        string[] candidates = [Path.Combine(near, reference), Path.Combine(folder, reference), Path.Combine(framework, reference), Path.Combine(framework, reference + ".dll")];
        return candidates.FirstOrDefault(File.Exists) is { } found ? [Path.GetFullPath(found)] : [];
    }
}
