using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>Least squares at every place under OLS or AR(1), tile by tile, the data read once.</summary>
internal sealed class GlmFitting
{
    private const int Width = TileProduct.Width;
    private readonly BrainSeries _series;
    private readonly int _first;
    private readonly FirstLevelModel _model;
    private readonly DesignBasis _basis;
    private readonly LagAlgebra? _lags;
    private readonly RhoCorrection? _correction;
    private readonly double _binsPerUnit;
    private readonly double? _given;
    private readonly double[] _rows;                        // Q over SQ, the rows that every tile is multiplied by
    private readonly PlaceFits _fits;
    private readonly SharedCovariance _covariance;

    private GlmFitting(BrainSeries series, int first, DesignBasis basis, FirstLevelModel model)
    {
        (_series, _first, _basis, _model) = (series, first, basis, model);
        _fits = new PlaceFits(series.Space.Count, basis.Rank);
        if (model.Noise is NoiseModel.Autoregressive noise)
        {
            _lags = new LagAlgebra(basis, noise.IsUnbiased);
            _correction = noise is { IsUnbiased: true, Given: null } ? new RhoCorrection(_lags) : null;
            _rows = [.. basis.Q.Values, .. _lags.Shifted.Values];
        }
        else
        {
            _rows = basis.Q.Values.ToArray();
        }

        // nilearn's bins of .01; ours finer, so that binning costs nothing beside the estimate's own error of 1/√n.
        _given = (model.Noise as NoiseModel.Autoregressive)?.Given;
        _binsPerUnit = _correction is null && _given is null ? 100 : 1000;
        _covariance = new(basis.Rank, _binsPerUnit, rho => _lags?.InverseFor(rho) ?? Identity(basis.Rank)) { Bins = new int[series.Space.Count] };
        _fits.Covariance = _covariance;
    }

    /// <summary>Fits every place.</summary>
    /// <param name="series">The data.</param>
    /// <param name="first">The first volume that the design has a row for.</param>
    /// <param name="basis">The design.</param>
    /// <param name="model">The noise, and whether values count in percent.</param>
    public static PlaceFits Run(BrainSeries series, int first, DesignBasis basis, FirstLevelModel model)
    {
        var fitting = new GlmFitting(series, first, basis, model);
        SeriesTiles.ForEach(series.Space.Count, basis.Rows, $"fitting {series.Name}", fitting.Fit, () => new double[2 * basis.Rank * Width]);
        return fitting._fits;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fit(SeriesTile tile, int place, double[] products)
    {
        var (n, r) = (_basis.Rows, _basis.Rank);
        tile.Load(_series, _first, place, centred: _basis.SpansConstant, _model.PercentOfMean);
        TileProduct.Multiply(_rows, _lags is null ? r : 2 * r, n, tile.Values, products);
        Span<double> squares = stackalloc double[Width];
        Span<double> lagged = stackalloc double[Width];
        Moments(tile.Values, n, squares, lagged);
        var work = new double[3 * r];
        var a = work.AsSpan(0, r);
        var b = work.AsSpan(r, r);
        var rhs = work.AsSpan(2 * r, r);
        for (var v = 0; v < tile.Count; v++)
        {
            var at = place + v;
            for (var k = 0; k < r; k++) { a[k] = products[(k * Width) + v]; }

            var rss = squares[v] - ShortVectors.Dot(a, a);
            _fits.States[at] = tile.States[v] != PlaceState.Good ? tile.States[v] : rss <= 1e-13 * (squares[v] + (n * tile.Means[v] * tile.Means[v])) ? PlaceState.Explained : PlaceState.Good;
            if (_fits.States[at] != PlaceState.Good) { continue; }

            var beta = _fits.Coefficients.AsSpan(at * r, r);
            if (_lags is null)
            {
                a.CopyTo(beta);
            }
            else
            {
                for (var k = 0; k < r; k++) { b[k] = products[((r + k) * Width) + v]; }

                var (start, end) = (tile.Values[v], tile.Values[((n - 1) * Width) + v]);
                var bin = BinOf(_lags.LaggedResiduals(a, b, lagged[v]) / rss);
                var rho = _covariance.RhoOf(bin);
                _lags.RightHandSide(rho, a, b, start, end, rhs);
                ReadOnlySpan<double> inverse = _covariance.InverseOf(bin);
                for (var k = 0; k < r; k++) { beta[k] = ShortVectors.Dot(inverse.Slice(k * r, r), rhs); }

                rss = _lags.WhitenedSquares(rho, squares[v], lagged[v], start, end) - ShortVectors.Dot(beta, rhs);
                (_covariance.Bins[at], _fits.Rho[at]) = (bin, rho);
            }

            _fits.Variances[at] = rss / (n - r);
            if (tile.Means[v] != 0) { TensorPrimitives.MultiplyAdd(_basis.OnesInBasis, tile.Means[v], beta, beta); }
        }
    }

    /// <summary>The bin of the ρ of a place whose residuals have this lag-1 autocorrelation.</summary>
    private int BinOf(double shown)
    {
        if (_given is { } rho) { return (int)Math.Round(rho * _binsPerUnit, MidpointRounding.AwayFromZero); }
        if (_correction is not null) { return (int)Math.Round(_correction.Correct(shown) * _binsPerUnit, MidpointRounding.AwayFromZero); }

        // Yule and Walker's estimate divides each lag by its number of products; then cut, not rounded.
        var n = (double)_basis.Rows;
        return (int)(Math.Clamp(shown * n / (n - 1), -.99, .99) * _binsPerUnit);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Moments(double[] values, int n, Span<double> squares, Span<double> lagged)
    {
        squares.Clear();
        lagged.Clear();
        for (var t = 0; t < n; t++)
        {
            var row = values.AsSpan(t * Width, Width);
            TensorPrimitives.MultiplyAdd(row, row, squares, squares);
            if (t > 0) { TensorPrimitives.MultiplyAdd(row, values.AsSpan((t - 1) * Width, Width), lagged, lagged); }
        }
    }

    private static double[] Identity(int order)
    {
        var result = new double[order * order];
        for (var k = 0; k < order; k++) { result[(k * order) + k] = 1; }

        return result;
    }
}
