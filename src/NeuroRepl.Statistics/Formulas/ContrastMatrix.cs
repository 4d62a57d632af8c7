namespace NeuroRepl.Statistics.Formulas;

/// <summary>The columns that code a factor: a row a level, a column a contrast, with R's column names.</summary>
internal sealed class ContrastMatrix
{
    private ContrastMatrix(double[,] values, IReadOnlyList<string> names) => (Values, Names) = (values, names);

    public double[,] Values { get; }

    public IReadOnlyList<string> Names { get; }

    public int Columns => Names.Count;

    /// <summary>One contrast for the level of each row; NaN where it has none.</summary>
    public double[] Of(int[] codes, int contrast)
    {
        var (own, result) = (new double[Values.GetLength(0)], new double[codes.Length]);
        for (var level = 0; level < own.Length; level++) { own[level] = Values[level, contrast]; }

        for (var row = 0; row < codes.Length; row++) { result[row] = codes[row] < 0 ? double.NaN : own[codes[row]]; }

        return result;
    }

    /// <summary>A column a level: no contrast at all.</summary>
    public static ContrastMatrix Indicators(IReadOnlyList<string> levels) => From(levels.Count, levels.Count, (i, j) => i == j ? 1 : 0, j => levels[j]);

    public static ContrastMatrix Of(Coding coding, IReadOnlyList<string> levels)
    {
        var n = levels.Count;
        return coding switch
        {
            Coding.Sum => From(n, n - 1, (i, j) => i == n - 1 ? -1 : i == j ? 1 : 0, j => $"{j + 1}"),
            Coding.Helmert => From(n, n - 1, (i, j) => i <= j ? -1 : i == j + 1 ? j + 1 : 0, j => $"{j + 1}"),
            Coding.Polynomial => Trends(n),
            _ => From(n, n - 1, (i, j) => i == j + 1 ? 1 : 0, j => levels[j + 1]),
        };
    }

    private static ContrastMatrix Trends(int n)
    {
        var basis = new OrthogonalPolynomials([.. Enumerable.Range(1, n).Select(i => (double)i)], n - 1);
        return From(n, n - 1, (i, j) => basis.At(i + 1)[j], j => j switch { 0 => ".L", 1 => ".Q", 2 => ".C", _ => $"^{j + 1}" });
    }

    private static ContrastMatrix From(int levels, int columns, Func<int, int, double> value, Func<int, string> name)
    {
        var values = new double[levels, columns];
        for (var i = 0; i < levels; i++)
        {
            for (var j = 0; j < columns; j++) { values[i, j] = value(i, j); }
        }

        return new(values, [.. Enumerable.Range(0, columns).Select(name)]);
    }
}
