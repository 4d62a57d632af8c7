using System.Numerics.Tensors;

namespace NeuroRepl.Numerics;

/// <summary>The x ≥ 0 that makes ½·xᵀGx − hᵀx least: least squares ‖A·x − y‖² with G = AᵀA and h = Aᵀy.</summary>
/// <remarks>
/// The active set method of Lawson and Hanson, "Solving Least Squares Problems" (1974), chapter 23, on the normal equations as in
/// Bro and De Jong, J. Chemometrics 11 (1997). At the end the Karush-Kuhn-Tucker conditions hold: x ≥ 0, the gradient w = h − Gx is
/// at most a rounding above zero where x = 0, and zero where x &gt; 0. Started from the last solution's free set, a nearby
/// problem costs one factorization. Keeps its workspace: one object a thread.
/// </remarks>
public sealed class NonNegativeLeastSquares
{
    private readonly int _n;
    private readonly double[] _factor;
    private readonly double[] _solution;
    private readonly double[] _gradient;
    private readonly int[] _free;
    private readonly bool[] _isFree;
    private readonly bool[] _isRefused;         // entered and had to leave at once, or depends on those that are in

    /// <param name="unknowns">How many unknowns the problems have.</param>
    public NonNegativeLeastSquares(int unknowns)
    {
        _n = unknowns;
        (_factor, _solution, _gradient) = (new double[unknowns * unknowns], new double[unknowns], new double[unknowns]);
        (_free, _isFree, _isRefused) = (new int[unknowns], new bool[unknowns], new bool[unknowns]);
    }

    /// <summary>How many unknowns are above zero.</summary>
    public int FreeCount { get; private set; }

    /// <summary>Which unknowns are above zero, in the order of the factor.</summary>
    public ReadOnlySpan<int> Free => _free.AsSpan(0, FreeCount);

    /// <summary>The gradient h − Gx of the last solution, nowhere above rounding where x is zero.</summary>
    public ReadOnlySpan<double> Gradient => _gradient;

    /// <summary>Solves one problem.</summary>
    /// <param name="gram">G, n × n, symmetric.</param>
    /// <param name="moment">h.</param>
    /// <param name="x">The solution.</param>
    /// <param name="warm">Start from the last solution's free unknowns.</param>
    public void Solve(ReadOnlySpan<double> gram, ReadOnlySpan<double> moment, Span<double> x, bool warm = false)
    {
        x.Clear();
        Array.Clear(_isRefused);
        if (!warm)
        {
            FreeCount = 0;
            Array.Clear(_isFree);
        }
        else
        {
            Refactor(gram, x);
            MoveToFeasible(gram, moment, x);
        }

        for (var round = 0; round < 30 * (_n + 1); round++)
        {
            var entering = MostPromising(gram, moment, x);
            if (entering < 0) { return; }

            _free[FreeCount++] = entering;
            _isFree[entering] = true;
            if (!FactorLast(gram))
            {
                FreeCount--;                                // depends on those that are in: it could add nothing
                (_isFree[entering], _isRefused[entering]) = (false, true);
                continue;
            }

            MoveToFeasible(gram, moment, x);
            if (_isFree[entering]) { Array.Clear(_isRefused); }
            else { _isRefused[entering] = true; }
        }
    }

    /// <summary>Solves G_FF·z = b over the free unknowns F, in place; b holds one number a free unknown.</summary>
    public void SolveFree(Span<double> b) => Cholesky.Solve(_factor, FreeCount, _n, b);

    private int MostPromising(ReadOnlySpan<double> gram, ReadOnlySpan<double> moment, ReadOnlySpan<double> x)
    {
        var (best, entering) = (0.0, -1);
        for (var k = 0; k < _n; k++)
        {
            var row = gram.Slice(k * _n, _n);
            _gradient[k] = moment[k] - TensorPrimitives.Dot(row, x);
            if (_isFree[k] || _isRefused[k] || row[k] <= 0) { continue; }

            var rounding = 1e-13 * (Math.Abs(moment[k]) + Math.Abs(moment[k] - _gradient[k]));
            var gain = _gradient[k] / Math.Sqrt(row[k]);        // scaled, so that units of a column do not decide
            if (_gradient[k] > rounding && gain > best) { (best, entering) = (gain, k); }
        }

        return entering;
    }

    /// <summary>Goes towards the least-squares solution of the free set; what would fall below zero on the way is dropped at zero.</summary>
    private void MoveToFeasible(ReadOnlySpan<double> gram, ReadOnlySpan<double> moment, Span<double> x)
    {
        while (FreeCount > 0)
        {
            for (var i = 0; i < FreeCount; i++) { _solution[i] = moment[_free[i]]; }

            Cholesky.Solve(_factor, FreeCount, _n, _solution);
            var (step, blocking) = (1.0, -1);
            for (var i = 0; i < FreeCount; i++)
            {
                if (_solution[i] > 0) { continue; }

                var at = x[_free[i]];
                var reach = at > _solution[i] ? at / (at - _solution[i]) : 0;
                if (reach < step || blocking < 0) { (step, blocking) = (reach, i); }
            }

            for (var i = 0; i < FreeCount; i++) { x[_free[i]] += step * (_solution[i] - x[_free[i]]); }

            if (blocking < 0) { return; }

            x[_free[blocking]] = 0;
            DropZeros(x);
            Refactor(gram, x);
        }
    }

    private void DropZeros(Span<double> x)
    {
        var kept = 0;
        for (var i = 0; i < FreeCount; i++)
        {
            var k = _free[i];
            if (x[k] > 0 || (x[k] == 0 && _solution[i] > 0)) { _free[kept++] = k; }
            else { (x[k], _isFree[k]) = (0, false); }
        }

        FreeCount = kept;
    }

    private void Refactor(ReadOnlySpan<double> gram, Span<double> x)
    {
        var count = FreeCount;
        FreeCount = 0;
        for (var i = 0; i < count; i++)
        {
            _free[FreeCount++] = _free[i];
            if (FactorLast(gram)) { continue; }

            FreeCount--;
            (_isFree[_free[i]], x[_free[i]]) = (false, 0);
        }
    }

    private bool FactorLast(ReadOnlySpan<double> gram)
    {
        var last = FreeCount - 1;
        var row = gram.Slice(_free[last] * _n, _n);
        for (var j = 0; j <= last; j++) { _factor[(last * _n) + j] = row[_free[j]]; }

        return Cholesky.AppendRow(_factor, last, _n, tolerance: 1e-12);
    }
}
