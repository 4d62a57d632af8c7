using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>A linear model split into what a contrast tests and what it does not.</summary>
/// <remarks>
/// The model without an effect has the column space Z = M·N, with N a basis of the null space of Cᵀ; what the contrast tests is the rest of M's space, the direction
/// M·(MᵀM)⁻¹·C, which is orthogonal to Z (Beckmann, Jenkinson and Smith 2001; Winkler and others, NeuroImage 2014, appendix A). Both are kept as orthonormal columns.
/// </remarks>
internal sealed class TestedDesign
{
    private TestedDesign(double[][] tested, double[][] nuisance, int[] classes)
    {
        (Tested, Nuisance, Classes) = (tested, nuisance, classes);
        DegreesOfFreedom = classes.Length - tested.Length - nuisance.Length;
        if (DegreesOfFreedom < 1)
        {
            throw new ArgumentMistake(
                $"{classes.Length} observations leave no degree of freedom for {tested.Length + nuisance.Length} regressors.", "Drop regressors, or add scans.");
        }
    }

    /// <summary>Orthonormal columns of what is tested, free of the nuisance; with one, its sign is the contrast's.</summary>
    public double[][] Tested { get; }

    /// <summary>Orthonormal columns of what is not tested.</summary>
    public double[][] Nuisance { get; }

    /// <summary>Observations with equal rows of the design share a number.</summary>
    public int[] Classes { get; }

    public int Observations => Classes.Length;

    public int DegreesOfFreedom { get; }

    /// <summary>The mean of one sample against zero.</summary>
    public static TestedDesign OneSample(int observations)
    {
        Guard.InRange(observations, 2, int.MaxValue, "the number of scans");
        var column = new double[observations];
        Array.Fill(column, 1 / Math.Sqrt(observations));
        return new([column], [], new int[observations]);
    }

    /// <param name="design">Observations × regressors, of full rank.</param>
    /// <param name="contrasts">One contrast a row, as many numbers as regressors; several give an F test.</param>
    /// <param name="countsTestedOnly">Whether rows are equal already when they are equal in the regressors that a contrast names.</param>
    public static TestedDesign Of(RowMajor design, IReadOnlyList<double[]> contrasts, bool countsTestedOnly = false)
    {
        var (n, p) = (design.Rows, design.Columns);
        var factor = new QrFactorization(design);
        if (factor.Rank < p) { throw new ArgumentMistake($"The design has {p} columns but only {factor.Rank} independent ones.", "Drop a column that is a sum of others."); }

        foreach (var contrast in contrasts) { Guard.SameLength(contrast.Length, p, "the length of the contrast", "the number of regressors"); }

        var inverse = factor.InverseGram();
        // What tests c: the regressor whose coefficient is cᵀβ once everything orthogonal to it (in the model's metric) is Z.
        var tested = contrasts.Select(contrast => Combine(design, Multiply(inverse, contrast))).ToList();
        var nuisance = NullSpace(contrasts, p).Select(direction => Combine(design, direction)).ToList();
        var z = Orthonormal(nuisance, []);
        var x = Orthonormal(tested, z);
        if (x.Length < contrasts.Count) { throw new ArgumentMistake($"Of {contrasts.Count} contrasts only {x.Length} are independent.", "Drop a contrast that follows from the others."); }

        int[] counted = [.. Enumerable.Range(0, p).Where(column => !countsTestedOnly || contrasts.Any(contrast => contrast[column] != 0))];
        return new(x, z, ClassesOf(design, n, counted));
    }

    /// <summary>Takes the nuisance out of columns and makes them orthonormal (for a test that shuffles the design).</summary>
    public double[][] Freed(IEnumerable<double[]> columns) => Orthonormal(columns, Nuisance);

    // Gram and Schmidt, twice: once is not enough where columns are nearly dependent.
    private static double[][] Orthonormal(IEnumerable<double[]> columns, double[][] against)
    {
        var basis = new List<double[]>();
        foreach (var column in columns)
        {
            var free = (double[])column.Clone();
            var before = Norm(free);
            for (var twice = 0; twice < 2; twice++)
            {
                foreach (var unit in against.Concat(basis))
                {
                    var part = Dot(unit, free);
                    for (var i = 0; i < free.Length; i++) { free[i] -= part * unit[i]; }
                }
            }

            var length = Norm(free);
            if (!(length > 1e-10 * before)) { continue; }

            for (var i = 0; i < free.Length; i++) { free[i] /= length; }

            basis.Add(free);
        }

        return [.. basis];
    }

    // A basis of what no contrast touches, by making unit vectors orthogonal to the contrasts.
    private static double[][] NullSpace(IReadOnlyList<double[]> contrasts, int p)
    {
        var taken = Orthonormal(contrasts, []);
        var units = Enumerable.Range(0, p).Select(k => { var unit = new double[p]; unit[k] = 1; return unit; });
        return [.. Orthonormal(units, taken).Take(p - taken.Length)];
    }

    private static int[] ClassesOf(RowMajor design, int n, int[] columns)
    {
        var numbers = new Dictionary<string, int>();
        var classes = new int[n];
        for (var row = 0; row < n; row++)
        {
            var key = string.Join(',', columns.Select(column => design[row, column].ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
            if (!numbers.TryGetValue(key, out var number)) { numbers[key] = number = numbers.Count; }

            classes[row] = number;
        }

        return classes;
    }

    private static double[] Combine(RowMajor design, double[] weights)
    {
        var sum = new double[design.Rows];
        for (var row = 0; row < sum.Length; row++) { sum[row] = Dot(design.Row(row), weights); }

        return sum;
    }

    private static double[] Multiply(RowMajor matrix, double[] vector)
    {
        var product = new double[matrix.Rows];
        for (var row = 0; row < product.Length; row++) { product[row] = Dot(matrix.Row(row), vector); }

        return product;
    }

    private static double Norm(ReadOnlySpan<double> vector) => Math.Sqrt(Dot(vector, vector));

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => System.Numerics.Tensors.TensorPrimitives.Dot(a, b);
}
