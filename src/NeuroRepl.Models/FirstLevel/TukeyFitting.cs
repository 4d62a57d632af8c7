using System.Numerics;
using System.Numerics.Tensors;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>Generalised least squares under a Tukey-tapered autocorrelation of each place, in the frequency domain.</summary>
/// <remarks>
/// Data and design are zero-padded to a power of two, N ≥ n + M, where the autocorrelation acts as division by its spectrum S(f) = 1 + 2Σ w(τ)·r(τ)·cos(2πfτ/N). So with transforms Q̂ and ŷ
/// the normal equations are sums over frequencies, G = Σ Q̂*Q̂ᵀ/S and g = Σ Q̂*ŷ/S: for all places of a tile one product of matrices, where the design's part is made once.
/// A taper does not keep a spectrum positive, so it is held at 1 % of white noise from below.
/// </remarks>
internal sealed class TukeyFitting
{
    private const int Width = TileProduct.Width;
    private const double LeastSpectrum = .01;
    private readonly BrainSeries _series;
    private readonly int _first;
    private readonly FirstLevelModel _model;
    private readonly DesignBasis _basis;
    private readonly int _lags;
    private readonly int _padded;
    private readonly int _frequencies;
    private readonly double[] _cosines;                     // frequencies × lags, the taper in them
    private readonly double[] _parts;                       // rank × 2·frequencies: real, then imaginary parts of the design's transforms, weighted
    private readonly double[] _pairs;                       // pairs of basis vectors × frequencies
    private readonly double[] _transposed;                  // volumes × rank
    private readonly PlaceFits _fits;
    private readonly OwnCovariance _covariance;

    private TukeyFitting(BrainSeries series, int first, DesignBasis basis, FirstLevelModel model, int? lags)
    {
        (_series, _first, _basis, _model) = (series, first, basis, model);
        var (n, r) = (basis.Rows, basis.Rank);
        _lags = Math.Min(lags ?? (int)Math.Round(Math.Sqrt(n)), n - 1);
        _padded = (int)BitOperations.RoundUpToPowerOf2((uint)(n + _lags));
        _frequencies = (_padded / 2) + 1;
        _cosines = new double[_frequencies * _lags];
        for (var f = 0; f < _frequencies; f++)
        {
            for (var lag = 0; lag < _lags; lag++)
            {
                var taper = .5 * (1 + Math.Cos(Math.PI * lag / _lags));
                _cosines[(f * _lags) + lag] = (lag == 0 ? 1 : 2) * taper * Math.Cos(2 * Math.PI * ((long)f * lag % _padded) / _padded);
            }
        }

        (_parts, _pairs) = (new double[r * 2 * _frequencies], new double[r * (r + 1) / 2 * _frequencies]);
        TransformDesign();
        _transposed = basis.Q.Transposed().Values.ToArray();
        (_fits, _covariance) = (new PlaceFits(series.Space.Count, r), new OwnCovariance(r, series.Space.Count));
        _fits.Covariance = _covariance;
    }

    /// <summary>Fits every place.</summary>
    public static PlaceFits Run(BrainSeries series, int first, DesignBasis basis, FirstLevelModel model, int? lags)
    {
        var fitting = new TukeyFitting(series, first, basis, model, lags);
        SeriesTiles.ForEach(series.Space.Count, basis.Rows, $"fitting {series.Name}", fitting.Fit, () => new Room(fitting));
        return fitting._fits;
    }

    private void TransformDesign()
    {
        var (n, r) = (_basis.Rows, _basis.Rank);
        var signal = new Complex[_padded];
        for (var k = 0; k < r; k++)
        {
            Array.Clear(signal);
            for (var t = 0; t < n; t++) { signal[t] = _basis.Q[k, t]; }

            Fourier.Forward(signal.AsSpan());
            for (var f = 0; f < _frequencies; f++)
            {
                // A real signal has each frequency twice, but for the first and the last.
                var weight = (f == 0 || f == _frequencies - 1 ? 1.0 : 2.0) / _padded;
                (_parts[(k * 2 * _frequencies) + f], _parts[(((k * 2) + 1) * _frequencies) + f]) = (weight * signal[f].Real, weight * signal[f].Imaginary);
            }
        }

        for (int j = 0, pair = 0; j < r; j++)
        {
            for (var k = 0; k <= j; k++, pair++)
            {
                for (var f = 0; f < _frequencies; f++)
                {
                    var weight = (f == 0 || f == _frequencies - 1 ? 1.0 : 2.0) / _padded;
                    _pairs[(pair * _frequencies) + f] = ((Real(j, f) * Real(k, f)) + (Imaginary(j, f) * Imaginary(k, f))) / weight;
                }
            }
        }

        double Real(int k, int f) => _parts[(k * 2 * _frequencies) + f];
        double Imaginary(int k, int f) => _parts[(((k * 2) + 1) * _frequencies) + f];
    }

    private void Fit(SeriesTile tile, int place, Room room)
    {
        var (n, r) = (_basis.Rows, _basis.Rank);
        tile.Load(_series, _first, place, centred: _basis.SpansConstant, _model.PercentOfMean);
        var values = tile.Values;
        TileProduct.Multiply(_basis.Q.Values, r, n, values, room.Ordinary);
        Span<double> before = stackalloc double[Width];
        before.Clear();
        for (var t = 0; t < n; t++) { TensorPrimitives.MultiplyAdd(values.AsSpan(t * Width, Width), values.AsSpan(t * Width, Width), before, before); }

        TileProduct.SubtractCombination(_transposed, r, n, room.Ordinary, values);
        Autocorrelate(values, n, room.Autocorrelation);
        for (var v = 0; v < tile.Count; v++)
        {
            var rss = room.Autocorrelation[v];
            _fits.States[place + v] = tile.States[v] != PlaceState.Good ? tile.States[v] : rss <= 1e-13 * (before[v] + (n * tile.Means[v] * tile.Means[v])) ? PlaceState.Explained : PlaceState.Good;
        }

        for (var v = 0; v < Width; v++)
        {
            var rss = room.Autocorrelation[v];
            for (var lag = 0; lag < _lags; lag++) { room.Autocorrelation[(lag * Width) + v] = rss > 0 ? room.Autocorrelation[(lag * Width) + v] / rss : lag == 0 ? 1 : 0; }
        }

        TileProduct.Multiply(_cosines, _frequencies, _lags, room.Autocorrelation, room.Weights);
        for (var k = 0; k < room.Weights.Length; k++) { room.Weights[k] = 1 / Math.Max(LeastSpectrum, room.Weights[k]); }

        TileProduct.Multiply(_pairs, r * (r + 1) / 2, _frequencies, room.Weights, room.Grams);
        TransformResiduals(tile, room);
        TileProduct.Multiply(_parts, r, 2 * _frequencies, room.Transforms, room.RightHandSides);
        for (var v = 0; v < tile.Count; v++)
        {
            if (_fits.States[place + v] == PlaceState.Good) { Solve(place + v, v, tile.Means[v], room); }
        }
    }

    private void Autocorrelate(double[] residuals, int n, double[] sums)
    {
        Array.Clear(sums);
        for (var t = 0; t < n; t++)
        {
            var here = residuals.AsSpan(t * Width, Width);
            for (var lag = 0; lag < _lags && lag <= t; lag++)
            {
                var sum = sums.AsSpan(lag * Width, Width);
                TensorPrimitives.MultiplyAdd(here, residuals.AsSpan((t - lag) * Width, Width), sum, sum);
            }
        }
    }

    private void TransformResiduals(SeriesTile tile, Room room)
    {
        Array.Clear(room.Squares);
        for (var v = 0; v < tile.Count; v++)
        {
            Array.Clear(room.Signal);
            for (var t = 0; t < _basis.Rows; t++) { room.Signal[t] = tile.Values[(t * Width) + v]; }

            Fourier.Forward(room.Signal.AsSpan());
            for (var f = 0; f < _frequencies; f++)
            {
                var (value, weight) = (room.Signal[f], room.Weights[(f * Width) + v]);
                room.Transforms[(f * Width) + v] = value.Real * weight;
                room.Transforms[((_frequencies + f) * Width) + v] = value.Imaginary * weight;
                room.Squares[v] += (f == 0 || f == _frequencies - 1 ? 1 : 2) * weight * ((value.Real * value.Real) + (value.Imaginary * value.Imaginary)) / _padded;
            }
        }
    }

    private void Solve(int place, int v, double mean, Room room)
    {
        var r = _basis.Rank;
        var gram = new RowMajor(r, r);
        for (int j = 0, pair = 0; j < r; j++)
        {
            for (var k = 0; k <= j; k++, pair++) { gram[j, k] = gram[k, j] = room.Grams[(pair * Width) + v]; }
        }

        var inverse = Cholesky.Inverse(gram) ?? throw new InvalidOperationException("A positive spectrum gives a positive definite matrix.");
        var beta = _fits.Coefficients.AsSpan(place * r, r);
        var explained = 0.0;
        for (var j = 0; j < r; j++)
        {
            var change = 0.0;
            for (var k = 0; k < r; k++) { change += inverse[j, k] * room.RightHandSides[(k * Width) + v]; }

            beta[j] = room.Ordinary[(j * Width) + v] + change + (mean * _basis.OnesInBasis[j]);
            explained += change * room.RightHandSides[(j * Width) + v];
        }

        _fits.Variances[place] = (room.Squares[v] - explained) / (_basis.Rows - r);
        _fits.Rho[place] = _lags > 1 ? room.Autocorrelation[Width + v] : 0;
        _covariance.Keep(place, inverse.Values);
    }

    /// <summary>What a thread writes to.</summary>
    private sealed class Room(TukeyFitting fitting)
    {
        public double[] Ordinary { get; } = new double[fitting._basis.Rank * Width];

        public double[] Autocorrelation { get; } = new double[fitting._lags * Width];

        public double[] Weights { get; } = new double[fitting._frequencies * Width];

        public double[] Grams { get; } = new double[fitting._basis.Rank * (fitting._basis.Rank + 1) / 2 * Width];

        public double[] Transforms { get; } = new double[2 * fitting._frequencies * Width];

        public double[] RightHandSides { get; } = new double[fitting._basis.Rank * Width];

        public double[] Squares { get; } = new double[Width];

        public Complex[] Signal { get; } = new Complex[fitting._padded];
    }
}
