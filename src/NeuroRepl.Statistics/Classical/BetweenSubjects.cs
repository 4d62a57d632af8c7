using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>The factors between subjects of an analysis of variance, crossed, in sum-to-zero columns.</summary>
/// <remarks>A term's hypothesis is that all its columns have no effect, the others being in the model (type III): SS = bᵀ[(XᵀX)⁻¹ of its columns]⁻¹b.</remarks>
internal sealed class BetweenSubjects
{
    private readonly RowMajor _x;
    private readonly QrFactorization _qr;
    private readonly RowMajor _inverse;

    public BetweenSubjects(int subjects, IReadOnlyList<(string Name, IReadOnlyList<string> Labels)> factors)
    {
        var columns = new List<double[]>();
        var terms = new List<(string, int[])>();
        var coded = factors.Select(factor => Coded(factor.Name, factor.Labels)).ToArray();
        for (var order = 0; order <= factors.Count; order++)
        {
            foreach (var mask in Enumerable.Range(0, 1 << factors.Count).Where(m => System.Numerics.BitOperations.PopCount((uint)m) == order))
            {
                double[][] product = [[.. Enumerable.Repeat(1.0, subjects)]];
                for (var f = 0; f < coded.Length; f++)
                {
                    if ((mask & (1 << f)) != 0) { product = [.. from left in product from right in coded[f] select (double[])[.. left.Zip(right, (a, b) => a * b)]]; }
                }

                terms.Add((string.Join(":", factors.Where((_, f) => (mask & (1 << f)) != 0).Select(f => f.Name)), [.. Enumerable.Range(columns.Count, product.Length)]));
                columns.AddRange(product);
            }
        }

        (Terms, Subjects, _x) = (terms, subjects, new RowMajor(subjects, columns.Count));
        for (var i = 0; i < subjects; i++)
        {
            for (var j = 0; j < columns.Count; j++) { _x[i, j] = columns[j][i]; }
        }

        _qr = new QrFactorization(_x);
        if (_qr.Rank < Math.Min(subjects, Columns)) { throw new ArgumentMistake($"No complete subject is {Empty(factors)}: an interaction between subjects cannot be estimated.", "Bring one factor at a time, or take the interaction out in a mixed model (FitMixed)."); }

        _inverse = _qr.InverseGram();
    }

    public int Subjects { get; }

    /// <summary>The mean (without a name), main effects, interactions; each with its columns.</summary>
    public IReadOnlyList<(string Name, int[] Columns)> Terms { get; }

    public int Columns => _x.Columns;

    public int DegreesOfFreedom => Subjects - Columns;

    /// <summary>Products of what the model leaves of every two contrasts.</summary>
    public double[,] Residual(double[][] scores)
    {
        double[][] left = [.. scores.Select(score => Left(score))];
        var products = new double[scores.Length, scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            for (var j = 0; j < scores.Length; j++) { products[i, j] = TensorPrimitives.Dot<double>(left[i], left[j]); }
        }

        return products;
    }

    /// <summary>The sum of squares of a term, added over contrasts.</summary>
    public double Hypothesis(int[] columns, double[][] scores)
    {
        var own = new RowMajor(columns.Length, columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++) { own[i, j] = _inverse[columns[i], columns[j]]; }
        }

        var factor = own.Copy();
        Cholesky.Factor(factor.Values, columns.Length, columns.Length);
        return scores.Sum(score =>
        {
            var all = _qr.Solve(score);
            double[] b = [.. columns.Select(column => all[column])], solved = [.. b];
            Cholesky.Solve(factor.Values, columns.Length, columns.Length, solved);
            return TensorPrimitives.Dot<double>(b, solved);
        });
    }

    private double[] Left(double[] score)
    {
        var b = _qr.Solve(score);
        return [.. score.Select((v, i) => v - TensorPrimitives.Dot<double>(_x.Row(i), b))];
    }

    // One column a level but the last, which is −1 in all of them.
    private static double[][] Coded(string name, IReadOnlyList<string> labels)
    {
        string[] levels = [.. labels.Distinct()];
        if (levels.Length < 2) { throw new ArgumentMistake($"{name} has one level only among complete subjects: {levels[0]}.", "Leave it out."); }

        return [.. levels.SkipLast(1).Select(level => labels.Select(label => label == level ? 1.0 : label == levels[^1] ? -1 : 0).ToArray())];
    }

    private static string Empty(IReadOnlyList<(string Name, IReadOnlyList<string> Labels)> factors)
    {
        IEnumerable<string[]> cells = [[]];
        foreach (var (_, labels) in factors) { cells = [.. from cell in cells from level in labels.Distinct() select (string[])[.. cell, level]]; }

        var found = Enumerable.Range(0, factors[0].Labels.Count).Select(i => string.Join(" and ", factors.Select(f => f.Labels[i]))).ToHashSet();
        return cells.Select(cell => string.Join(" and ", cell)).FirstOrDefault(cell => !found.Contains(cell)) ?? "in every cell";
    }
}
