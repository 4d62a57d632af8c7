using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>Takes row and column means out of a symmetric matrix: HAH with H = I − 11'/n.</summary>
internal static class DoubleCentring
{
    public static void Apply(RowMajor matrix)
    {
        var n = matrix.Rows;
        var means = new double[n];
        for (var i = 0; i < n; i++) { means[i] = System.Numerics.Tensors.TensorPrimitives.Sum<double>(matrix.Row(i)) / n; }

        var all = means.Average();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) { matrix[i, j] += all - means[i] - means[j]; }
        }
    }
}
