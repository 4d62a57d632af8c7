using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Calibration;

/// <summary>Noise bent to given products with columns and to a given length: a sample of which least-squares estimates are known before it is drawn.</summary>
/// <remarks>
/// Asked for is an e with cⱼ·e = pⱼ for all columns and |e|² = s. With C = QR by Gram and Schmidt, cⱼ·e = pⱼ says Qᵀe = t with Rᵀt = p; of any noise z
/// then e = Qt + a·(z − QQᵀz), and a follows from s. A product of zero keeps the coefficient of that column as it is in the signal.
/// </remarks>
internal sealed class NoiseTargets
{
    private readonly double[][] _q;
    private readonly double[] _t;

    /// <param name="columns">Columns of one length, none of which depends on the others.</param>
    /// <param name="products">What the product of the noise with each is to be.</param>
    public NoiseTargets(IReadOnlyList<double[]> columns, IReadOnlyList<double> products)
    {
        Guard.SameLength(columns.Count, products.Count, "the number of columns", "that of products");
        (_q, _t) = (new double[columns.Count][], new double[columns.Count]);
        for (var j = 0; j < columns.Count; j++)
        {
            double[] q = [.. columns[j]];
            var left = products[j];
            for (var pass = 0; pass < 2; pass++)                // the second pass takes out what rounding left
            {
                for (var k = 0; k < j; k++)
                {
                    var r = TensorPrimitives.Dot<double>(_q[k], q);
                    TensorPrimitives.MultiplyAdd<double>(_q[k], -r, q, q);
                    left -= r * _t[k];
                }
            }

            var norm = TensorPrimitives.Norm<double>(q);
            if (norm < 1e-10 * TensorPrimitives.Norm<double>(columns[j])) { throw new ArgumentMistake($"Column {j + 1} depends on those before it.", "Leave it out."); }

            TensorPrimitives.Divide<double>(q, norm, q);
            (_q[j], _t[j]) = (q, left / norm);
        }
    }

    /// <summary>What the columns leave of values: residuals of least squares.</summary>
    public double[] Residual(IReadOnlyList<double> values)
    {
        double[] rest = [.. values];
        foreach (var q in _q) { TensorPrimitives.MultiplyAdd<double>(q, -TensorPrimitives.Dot<double>(q, rest), rest, rest); }

        return rest;
    }

    /// <summary>The noise with these products and this sum of squares.</summary>
    /// <param name="noise">Any draw; its shape outside the columns stays.</param>
    /// <param name="sumOfSquares">Of the result; at least what the products ask for.</param>
    public double[] Bend(IReadOnlyList<double> noise, double sumOfSquares)
    {
        var e = Residual(noise);
        var rest = sumOfSquares - TensorPrimitives.SumOfSquares<double>(_t);
        if (rest < 0) { throw new ArgumentMistake($"The products ask for a sum of squares of {sumOfSquares - rest}, more than {sumOfSquares}.", "Ask for smaller products."); }

        TensorPrimitives.Multiply<double>(e, Math.Sqrt(rest) / TensorPrimitives.Norm<double>(e), e);
        for (var j = 0; j < _q.Length; j++) { TensorPrimitives.MultiplyAdd<double>(_q[j], _t[j], e, e); }

        return e;
    }
}
