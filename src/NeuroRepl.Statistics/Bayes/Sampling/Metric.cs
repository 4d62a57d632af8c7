using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Sampling;

/// <summary>The inverse mass matrix: the covariance of the posterior as far as it is known.</summary>
internal abstract class Metric
{
    /// <summary>M⁻¹·p: the direction in which a momentum moves.</summary>
    public abstract void Velocity(ReadOnlySpan<double> momentum, Span<double> velocity);

    /// <summary>A momentum from N(0, M).</summary>
    public abstract void Draw(CounterRandom random, Span<double> momentum);

    /// <summary>Takes one draw of a window into account.</summary>
    public abstract void Learn(ReadOnlySpan<double> q);

    /// <summary>Ends a window: what was learnt becomes the metric, drawn a little towards a small unit matrix as Stan does, and learning starts anew.</summary>
    public abstract void Adopt();

    public static Metric Of(bool isDense, int dimension) => isDense ? new DenseMetric(dimension) : new DiagonalMetric(dimension);

    protected static (double Keep, double Add) Shrinkage(int count) => (count / (count + 5.0), 1e-3 * 5 / (count + 5.0));

    private sealed class DiagonalMetric : Metric
    {
        private readonly double[] _variance;
        private readonly double[] _deviation;
        private readonly double[] _mean;
        private readonly double[] _squares;
        private int _count;

        public DiagonalMetric(int dimension)
        {
            (_variance, _deviation, _mean, _squares) = (new double[dimension], new double[dimension], new double[dimension], new double[dimension]);
            Array.Fill(_variance, 1);
            Array.Fill(_deviation, 1);
        }

        public override void Velocity(ReadOnlySpan<double> momentum, Span<double> velocity) => Kernels.Multiply(momentum, _variance, velocity);

        public override void Draw(CounterRandom random, Span<double> momentum)
        {
            for (var i = 0; i < momentum.Length; i++) { momentum[i] = random.NextNormal(); }

            TensorPrimitives.Divide(momentum, _deviation, momentum);
        }

        public override void Learn(ReadOnlySpan<double> q)
        {
            _count++;
            for (var i = 0; i < q.Length; i++)
            {
                var off = q[i] - _mean[i];
                _mean[i] += off / _count;
                _squares[i] += off * (q[i] - _mean[i]);
            }
        }

        public override void Adopt()
        {
            var (keep, add) = Shrinkage(_count);
            for (var i = 0; i < _variance.Length; i++)
            {
                _variance[i] = (keep * _squares[i] / (_count - 1)) + add;
                _deviation[i] = Math.Sqrt(_variance[i]);
            }

            Array.Clear(_mean);
            Array.Clear(_squares);
            _count = 0;
        }
    }

    private sealed class DenseMetric : Metric
    {
        private readonly int _n;
        private readonly double[] _covariance;
        private readonly double[] _factor;
        private readonly double[] _mean;
        private readonly double[] _squares;
        private readonly double[] _off;
        private int _count;

        public DenseMetric(int dimension)
        {
            _n = dimension;
            (_covariance, _factor, _squares) = (new double[_n * _n], new double[_n * _n], new double[_n * _n]);
            (_mean, _off) = (new double[_n], new double[_n]);
            for (var i = 0; i < _n; i++) { _covariance[(i * _n) + i] = _factor[(i * _n) + i] = 1; }
        }

        public override void Velocity(ReadOnlySpan<double> momentum, Span<double> velocity)
        {
            for (var i = 0; i < _n; i++) { velocity[i] = Kernels.Dot(_covariance.AsSpan(i * _n, _n), momentum); }
        }

        // With Σ = L·Lᵀ the momentum L⁻ᵀ·z has the covariance Σ⁻¹ = M.
        public override void Draw(CounterRandom random, Span<double> momentum)
        {
            for (var i = 0; i < _n; i++) { momentum[i] = random.NextNormal(); }

            for (var i = _n - 1; i >= 0; i--)
            {
                momentum[i] /= _factor[(i * _n) + i];
                for (var j = 0; j < i; j++) { momentum[j] -= momentum[i] * _factor[(i * _n) + j]; }
            }
        }

        public override void Learn(ReadOnlySpan<double> q)
        {
            _count++;
            for (var i = 0; i < _n; i++)
            {
                _off[i] = q[i] - _mean[i];
                _mean[i] += _off[i] / _count;
            }

            for (var i = 0; i < _n; i++) { TensorPrimitives.MultiplyAdd(_off, q[i] - _mean[i], _squares.AsSpan(i * _n, _n), _squares.AsSpan(i * _n, _n)); }
        }

        public override void Adopt()
        {
            var (keep, add) = Shrinkage(_count);
            var covariance = new double[_n * _n];
            for (var i = 0; i < _n; i++)
            {
                for (var j = 0; j < _n; j++) { covariance[(i * _n) + j] = keep * .5 * (_squares[(i * _n) + j] + _squares[(j * _n) + i]) / (_count - 1); }

                covariance[(i * _n) + i] += add;
            }

            var factor = (double[])covariance.Clone();
            if (Cholesky.Factor(factor, _n, _n) < 0)           // a singular window teaches nothing
            {
                covariance.CopyTo(_covariance, 0);
                factor.CopyTo(_factor, 0);
            }

            Array.Clear(_mean);
            Array.Clear(_squares);
            _count = 0;
        }
    }
}
