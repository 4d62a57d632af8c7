using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuroRepl.Scripting.Engine;

namespace NeuroRepl.Scripting.Language;

/// <summary>The names that were used last.</summary>
internal sealed class RecentNames
{
    private readonly ConcurrentDictionary<string, int> _used = new(StringComparer.Ordinal);
    private int _cells;

    /// <summary>A cell has run.</summary>
    public void Add(string code)
    {
        var now = Interlocked.Increment(ref _cells);
        foreach (var token in SyntaxFactory.ParseTokens(code, options: ParseRules.Script).Where(static token => token.IsKind(SyntaxKind.IdentifierToken))) { _used[token.ValueText] = now; }
    }

    /// <summary>How long ago a name was used: smaller is nearer.</summary>
    public int Rank(string name) => _used.TryGetValue(name, out var cell) ? Volatile.Read(ref _cells) - cell : int.MaxValue;
}
