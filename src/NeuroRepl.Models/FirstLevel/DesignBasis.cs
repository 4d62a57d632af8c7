using NeuroRepl.Domain.Designs;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>A design as an orthonormal basis Q of what its columns span, and how contrasts of its columns read in that basis.</summary>
/// <remarks>X = Q·T. With γ = Qᵀ-coordinates of a fit, cᵀβ = dᵀγ where d solves Tᵀd = c; a contrast c without such a d cannot be estimated.</remarks>
internal sealed class DesignBasis
{
    private readonly RowMajor _t;
    private readonly QrFactorization _ofTransposed;

    public DesignBasis(DesignMatrix design)
    {
        Design = design;
        Rows = design.Rows;
        var x = new RowMajor(design.Rows, design.Columns);
        for (var row = 0; row < design.Rows; row++)
        {
            for (var k = 0; k < design.Columns; k++) { x[row, k] = design[row, k]; }
        }

        // The tolerance of the design's own rank, so that the two never disagree about what depends on what.
        var qr = new QrFactorization(x, 1e-10);
        Rank = qr.Rank;
        Q = new RowMajor(Rank, Rows);                       // a row a basis vector
        for (var k = 0; k < Rank; k++)
        {
            var vector = Q.Row(k);
            vector[k] = 1;
            qr.MultiplyByQ(vector);
        }

        _t = new RowMajor(Rank, design.Columns);
        var column = new double[Rows];
        for (var j = 0; j < design.Columns; j++)
        {
            for (var row = 0; row < Rows; row++) { column[row] = x[row, j]; }
            for (var k = 0; k < Rank; k++) { _t[k, j] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(Q.Row(k), column); }
        }

        _ofTransposed = new QrFactorization(_t.Transposed(), 1e-10);
        OnesInBasis = new double[Rank];
        var left = Enumerable.Repeat(1.0, Rows).ToArray();
        for (var k = 0; k < Rank; k++)
        {
            OnesInBasis[k] = System.Numerics.Tensors.TensorPrimitives.Sum<double>(Q.Row(k));
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(Q.Row(k), -OnesInBasis[k], left, left);
        }

        SpansConstant = System.Numerics.Tensors.TensorPrimitives.Norm<double>(left) < 1e-8 * Math.Sqrt(Rows);
    }

    public DesignMatrix Design { get; }

    public int Rows { get; }

    /// <summary>How many columns do not depend on others.</summary>
    public int Rank { get; }

    /// <summary>The basis, a row a vector, rank × rows.</summary>
    public RowMajor Q { get; }

    /// <summary>Whether a constant is among what the columns span: then the mean can be taken out of the data first.</summary>
    public bool SpansConstant { get; }

    /// <summary>Qᵀ·1.</summary>
    public double[] OnesInBasis { get; }

    /// <summary>The contrast in the basis.</summary>
    /// <exception cref="DesignException">It cannot be estimated.</exception>
    public double[] Of(Contrast contrast)
    {
        double[] c = [.. contrast.Weights];
        var d = _ofTransposed.Solve(c);
        var largest = c.Max(Math.Abs);
        for (var j = 0; j < c.Length; j++)
        {
            var found = 0.0;
            for (var k = 0; k < Rank; k++) { found += _t[k, j] * d[k]; }

            if (Math.Abs(found - c[j]) > 1e-7 * Math.Max(largest, Math.Abs(found))) { throw DesignException.NotEstimable(contrast.Text, Design.DependentColumns); }
        }

        return d;
    }

    /// <summary>The variance of a contrast for noise of variance 1 that is independent: dᵀd.</summary>
    public double VarianceOf(Contrast contrast) => Of(contrast).Sum(value => value * value);
}
