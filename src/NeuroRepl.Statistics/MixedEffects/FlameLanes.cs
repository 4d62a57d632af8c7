using System.Numerics;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>The group model of <see cref="Flame"/> at many places, a vector of them at a time.</summary>
/// <remarks>
/// With W = diag(1/(s_i² + τ²)), P = W − WX(XᵀWX)⁻¹XᵀW and r = y − Xβ̂, so that Py = Wr, the slope of 2ℓ in τ² is u = yᵀPPy − tr P and
/// its curvature −(2·yᵀPPPy − tr PP); for maximum likelihood tr W and tr WW stand for tr P and tr PP. The maximum is bracketed on a grid of τ² and then sought by
/// Newton's steps, Fisher's where the curvature is of the wrong sign, halving where a step would leave the bracket. τ² = 0 is the maximum where nothing on
/// the grid is higher and the slope there is not positive.
/// </remarks>
internal sealed class FlameLanes
{
    private const int Tile = 512;
    private const int MaxSteps = 100;
    private static readonly double[] Grid = [0, 0.02, 0.1, 0.3, 1, 3];
    private static readonly int Width = Vector<double>.Count;

    private readonly double[] _estimates;
    private readonly double[] _variances;
    private readonly double[] _covariances;
    private readonly int _places;
    private readonly int _n;
    private readonly int _p;
    private readonly double[] _x;
    private readonly bool _isMarginal;

    public FlameLanes(double[] estimates, double[] variances, int places, DesignMatrix design, BetweenVariance between)
    {
        (_estimates, _variances, _places, _n, _p) = (estimates, variances, places, design.Rows, design.Columns);
        _x = [.. Enumerable.Range(0, _n).SelectMany(design.Row)];
        _isMarginal = between == MixedEffects.BetweenVariance.Marginal;
        (Estimates, Errors, Between) = (new double[_p * places], new double[_p * places], new double[places]);
        _covariances = places == 1 ? new double[_p * _p] : [];
    }

    /// <summary>Effects × places.</summary>
    public double[] Estimates { get; }

    /// <summary>Standard errors, effects × places.</summary>
    public double[] Errors { get; }

    /// <summary>τ² a place.</summary>
    public double[] Between { get; }

    /// <summary>Covariance of the effects where there is one place.</summary>
    public double[] Covariance(int place) => place == 0 && _places == 1 ? _covariances : throw new InvalidOperationException("Only a single place keeps its covariance.");

    public void Run()
    {
        var tiles = (_places + Tile - 1) / Tile;
        if (tiles == 1)
        {
            RunTile(0);
            return;
        }

        var done = 0;
        Parallel.For(0, tiles, new ParallelOptions { CancellationToken = Interrupt.Token }, tile =>
        {
            RunTile(tile);
            Work.Report($"group models at {_places} places", Math.Min(_places, Interlocked.Increment(ref done) * Tile), _places);
        });
    }

    private void RunTile(int tile)
    {
        var state = new FlameState(_n, _p, _x, _isMarginal);
        for (var first = tile * Tile; first < Math.Min(_places, (tile + 1) * Tile); first += Width)
        {
            Load(state, first);
            Store(state, first, Search(state));
        }
    }

    private void Load(FlameState state, int first)
    {
        Span<double> y = stackalloc double[Width], s = stackalloc double[Width];
        for (var i = 0; i < _n; i++)
        {
            var at = (i * _places) + first;
            if (first + Width <= _places)
            {
                (state.Y[i], state.S[i]) = (new Vector<double>(_estimates, at), new Vector<double>(_variances, at));
                continue;
            }

            for (var lane = 0; lane < Width; lane++)            // past the end the last place again
            {
                var place = Math.Min(lane, _places - 1 - first);
                (y[lane], s[lane]) = (_estimates[at + place], _variances[at + place]);
            }

            (state.Y[i], state.S[i]) = (new Vector<double>(y), new Vector<double>(s));
        }
    }

    /// <summary>τ² at the maximum.</summary>
    private static Vector<double> Search(FlameState state)
    {
        var unit = state.Spread();
        var (best, low, high) = (Vector<double>.Zero, Vector<double>.Zero, unit * (Grid[1] - Grid[0]));
        var bestLikelihood = state.Likelihood(Vector<double>.Zero, unit);
        for (var k = 1; k < Grid.Length; k++)
        {
            var tau = unit * Grid[k];
            var likelihood = state.Likelihood(tau, unit);
            var better = Vector.GreaterThan(likelihood, bestLikelihood);
            bestLikelihood = Vector.ConditionalSelect(better, likelihood, bestLikelihood);
            best = Vector.ConditionalSelect(better, tau, best);
            low = Vector.ConditionalSelect(better, unit * Grid[k - 1], low);
            high = Vector.ConditionalSelect(better, unit * (k + 1 < Grid.Length ? Grid[k + 1] : 30), high);
        }

        state.Slope(best);
        var done = Vector.BitwiseAnd(Vector.Equals(best, Vector<double>.Zero), Vector.LessThanOrEqual(state.U, Vector<double>.Zero));
        done = Vector.BitwiseOr(done, ~Vector.Equals(state.U, state.U));        // not a number: nothing to seek
        var at = best;
        for (var step = 0; step < MaxSteps && !Vector.EqualsAll(done, Vector<long>.AllBitsSet); step++)
        {
            var rises = Vector.GreaterThan(state.U, Vector<double>.Zero);
            low = Vector.ConditionalSelect(rises, at, low);
            high = Vector.ConditionalSelect(rises, high, at);
            var curvature = Vector.ConditionalSelect(Vector.GreaterThan(state.Curvature, Vector<double>.Zero), state.Curvature, state.Information);
            var next = at + (state.U / curvature);
            var isInside = Vector.BitwiseAnd(Vector.GreaterThan(next, low), Vector.LessThan(next, high));
            next = Vector.ConditionalSelect(isInside, next, (low + high) * 0.5);
            var isThere = Vector.LessThanOrEqual(Vector.Abs(next - at), (unit + at) * 1e-13);
            at = Vector.ConditionalSelect(done, at, next);
            done = Vector.BitwiseOr(done, isThere);
            state.Slope(at);
        }

        return at;
    }

    private void Store(FlameState state, int first, Vector<double> tau)
    {
        state.Solve(tau);
        for (var lane = 0; lane < Math.Min(Width, _places - first); lane++)
        {
            var isMissing = false;
            for (var i = 0; i < _n; i++) { isMissing |= !double.IsFinite(state.Y[i][lane]) || !(state.S[i][lane] > 0) || double.IsInfinity(state.S[i][lane]); }

            Between[first + lane] = isMissing ? double.NaN : tau[lane];
            for (var k = 0; k < _p; k++)
            {
                Estimates[(k * _places) + first + lane] = isMissing ? double.NaN : state.Beta[k][lane];
                Errors[(k * _places) + first + lane] = isMissing ? double.NaN : Math.Sqrt(state.Inverse[(k * _p) + k][lane]);
            }
        }

        for (var k = 0; k < _covariances.Length; k++) { _covariances[k] = state.Inverse[k][0]; }
    }
}
