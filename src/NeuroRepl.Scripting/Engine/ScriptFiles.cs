using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NeuroRepl.Scripting.Engine;

/// <summary>What <c>#load</c> finds: files relative to the one that loads them, or to the session's folder. May give other text than the file's.</summary>
internal sealed class ScriptFiles(string folder, IReadOnlyDictionary<string, string> replaced) : SourceReferenceResolver
{
    private readonly SourceFileResolver _files = new(ImmutableArray<string>.Empty, folder);

    private IReadOnlyDictionary<string, string> Replaced { get; } = replaced;

    /// <summary>The same, but these paths have these texts.</summary>
    public ScriptFiles With(IReadOnlyDictionary<string, string> texts) => new(folder, texts);

    // The name of a cell stays as it is, so that stack frames carry it.
    public override string? NormalizePath(string path, string? baseFilePath) =>
        path.StartsWith("In[", StringComparison.Ordinal) ? path : _files.NormalizePath(path, BaseOf(baseFilePath));

    public override string? ResolveReference(string path, string? baseFilePath) => _files.ResolveReference(path, BaseOf(baseFilePath));

    public override Stream OpenRead(string resolvedPath) =>
        Replaced.TryGetValue(resolvedPath, out var text) ? new MemoryStream(Encoding.UTF8.GetBytes(text)) : _files.OpenRead(resolvedPath);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => Replaced.GetHashCode();

    // A cell is no file: what it names is relative to the session's folder.
    private static string? BaseOf(string? path) => Path.IsPathRooted(path) ? path : null;
}
