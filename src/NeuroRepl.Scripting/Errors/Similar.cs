namespace NeuroRepl.Scripting.Errors;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Similar
{
    /// <summary>The nearest of the names, where it is near enough to be meant; null otherwise.</summary>
    public static string? To(string typed, IEnumerable<string> names)
    {
        var allowed = Math.Max(1, typed.Length / 3);
        return names.Distinct(StringComparer.Ordinal)
            .Where(name => name != typed && Math.Abs(name.Length - typed.Length) <= allowed)
            .Select(name => (name, distance: string.Equals(name, typed, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(typed, name)))
            .Where(candidate => candidate.distance <= allowed)
            .OrderBy(static candidate => candidate.distance)
            .ThenBy(static candidate => candidate.name, StringComparer.Ordinal)
            .Select(static candidate => candidate.name)
            .FirstOrDefault();
    }

    /// <summary>Optimal string alignment: insertions, deletions, replacements, and two neighbours swapped, each one step; letter case does not count.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) { d[i, 0] = i; }
        for (var j = 0; j <= b.Length; j++) { d[0, j] = j; }
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) { d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1); }
            }
        }

        return d[a.Length, b.Length];
    }
}
