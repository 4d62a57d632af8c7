using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Combining receive coils.</summary>
public static class CoilCombining
{
    private const int MostNoiseSamples = 60_000;            // the covariance of 32 coils is then known to 1 part in 2000
    private const int SamplesPerCoil = 8;
    private const double SureDeviations = 4;

    /// <summary>Combines the coils of a series into one FID a transient with the best signal-to-noise ratio that any weights can give.</summary>
    /// <remarks>
    /// Rodgers and Robson, Magn Reson Med 63 (2010): with Ψ = LLᴴ the covariance of the coils' noise and u the first left singular vector of the whitened data L⁻¹X,
    /// the weights are w = L⁻ᴴu, the matched filter Ψ⁻¹c of the coils' sensitivities c. Ψ comes from signal-free stretches of the spectra, from differences of neighbouring
    /// transients where there are some, so that what is constant cancels. u comes from the water reference where there is one, else from the data; each spectral point counts by its
    /// signal over signal plus noise. Where the metabolites show beyond noise that coils see them otherwise than the water (their voxel is displaced by their chemical shift), u comes from the
    /// metabolites: where the power that u collects from the data between 0.2 and 4.2 ppm grows by more than the (C − 1)·σ² ± √(C − 1)·σ² that C − 1 free coefficients gain from noise, by four of these deviations. Transients that are not numbers are left out of both. Memory: the result and one row; nothing of the size of the raw data.
    /// </remarks>
    /// <param name="series">A series with the dimension DIM_COIL; its <c>Water</c> gives the weights and is combined too.</param>
    /// <param name="useWater">Whether the water reference, where there is one, may give the weights.</param>
    /// <exception cref="PreprocessingException">A water reference with other coils, dwell or field; no transient that is all numbers.</exception>
    public static CoilCombination CombineCoils(this SpectrumSeries series, bool useWater = true)
    {
        var water = useWater ? series.Water : null;
        var coils = series.Length("DIM_COIL");
        if (water is not null)
        {
            PreprocessingException.CheckPair(water.Acquisition, series.Acquisition);
            if (water.Length("DIM_COIL") != coils) { throw PreprocessingException.OtherCoils(water.Length("DIM_COIL"), coils); }
        }

        var rows = new CoilRows(series);
        var usable = rows.Usable();
        if (usable.Length == 0) { throw PreprocessingException.NothingUsable(series.Name, rows.Transients, ["not numbers, or constant"]); }

        var (covariance, samples) = NoiseCovariance(rows, usable);
        List<string> warnings = [];
        if (samples < SamplesPerCoil * coils)
        {
            for (var i = 0; i < covariance.Length; i++) { if (i % (coils + 1) != 0) { covariance[i] = 0; } }

            warnings.Add($"Only {samples} noise samples for {coils} coils: their noise is taken as uncorrelated.");
        }

        var whitening = ComplexCholesky.InverseFactor(covariance, coils);
        var signal = water is null ? rows : new CoilRows(water);
        var usableSignal = water is null ? usable : signal.Usable();
        if (usableSignal.Length == 0) { throw PreprocessingException.NothingUsable(signal.Series.Name, signal.Transients, ["not numbers, or constant"]); }

        var sensitivity = Sensitivity(signal, usableSignal, whitening, coils, water is null ? Metabolites(series) : null);
        var isFromWater = water is not null;
        if (isFromWater && coils > 1)
        {
            var own = Sensitivity(rows, usable, whitening, coils, Metabolites(series));
            if (Gain(rows, usable, whitening, own, sensitivity) > coils - 1 + (SureDeviations * Math.Sqrt(coils - 1))) { (sensitivity, isFromWater) = (own, false); }
        }

        var weights = Weights(sensitivity, whitening, covariance, coils, out var relative);
        var step = $"{NumberOf(coils)} combined (whitened, weights from {(isFromWater ? "the water reference" : "the data")})";
        var combinedWater = series.Water is { } w && w.Length("DIM_COIL") == coils ? Apply(w, weights, step) : null;
        var combined = Apply(series, weights, step);
        return new CoilCombination
        {
            Combined = combinedWater is null ? combined : combined.WithWater(combinedWater),
            Weights = weights,
            NoiseSd = [.. Enumerable.Range(0, coils).Select(c => Math.Sqrt(covariance[(c * coils) + c].Real / 2 / series.Points))],
            NoiseCorrelation = [.. Enumerable.Range(0, coils * coils).Select(i => covariance[i].Magnitude / Math.Sqrt(covariance[i / coils * (coils + 1)].Real * covariance[i % coils * (coils + 1)].Real))],
            RelativeSignalToNoise = relative,
            WeightsFrom = isFromWater ? "the water reference" : "the data",
            CoilMeans = Means(series, rows, usable, weights),
            Warnings = warnings,
        };
    }

    private static string NumberOf(int coils) => coils == 1 ? "1 coil" : $"{coils} coils";

    /// <summary>Σ x·xᴴ over the noise points of the transforms, of pairs of neighbours where there are some.</summary>
    private static (Complex[] Covariance, int Samples) NoiseCovariance(CoilRows rows, int[] usable)
    {
        var (coils, points) = (rows.Coils, rows.Series.Points);
        var band = NoiseBand.Of(rows.Series.Acquisition, points);
        var covariance = new Complex[coils * coils];
        var x = new Complex[coils][];
        var pairs = usable.Length / 2;
        var wanted = Math.Clamp(MostNoiseSamples / Math.Max(1, band.Length), 1, Math.Max(1, pairs));
        var samples = 0;
        for (var p = 0; p < wanted; p++)
        {
            Interrupt.ThrowIfRequested();
            var at = pairs == 0 ? 0 : (int)((long)p * pairs / wanted) * 2;
            for (var c = 0; c < coils; c++)
            {
                x[c] = Noise(rows, usable, at, c, pairs > 0, band);
                for (var d = 0; d <= c; d++)
                {
                    var sum = Vectors.Dot(x[d], x[c]);                      // conj(x_d)·x_c: element (c, d) of x·xᴴ
                    covariance[(c * coils) + d] += sum;
                    if (c != d) { covariance[(d * coils) + c] += Complex.Conjugate(sum); }
                }
            }

            samples += band.Length;
        }

        for (var i = 0; i < covariance.Length; i++) { covariance[i] /= samples; }

        for (var c = 0; c < coils; c++)
        {
            if (!(covariance[(c * coils) + c].Real > 0)) { covariance[(c * coils) + c] = double.Epsilon * 1e20; }       // noiseless data: any positive number does
        }

        return (covariance, samples);
    }

    private static Complex[] Noise(CoilRows rows, int[] usable, int at, int coil, bool inPairs, int[] band)
    {
        var fid = rows.Row(coil, usable[at]).ToArray();
        if (inPairs)
        {
            var other = rows.Row(coil, usable[at + 1]);
            for (var n = 0; n < fid.Length; n++) { fid[n] = (fid[n] - other[n]) * Math.Sqrt(0.5); }
        }

        var transform = NoiseBand.Transform(fid);
        return WithoutTrend([.. band.Select(k => transform[k])]);
    }

    /// <summary>Takes off the straight line through each half of the band: tails of water and lipids.</summary>
    private static Complex[] WithoutTrend(Complex[] values)
    {
        var half = values.Length / 2;
        foreach (var (from, count) in (ReadOnlySpan<(int, int)>)[(0, half), (half, values.Length - half)])
        {
            if (count < 8) { continue; }

            var (mean, slope, square) = (Complex.Zero, Complex.Zero, 0.0);
            for (var k = 0; k < count; k++)
            {
                var t = k - ((count - 1) / 2.0);
                (mean, slope, square) = (mean + (values[from + k] / count), slope + (t * values[from + k]), square + (t * t));
            }

            for (var k = 0; k < count; k++) { values[from + k] -= mean + (slope / square * (k - ((count - 1) / 2.0))); }
        }

        return values;
    }

    /// <summary>The points of the metabolites; null, all points, for another nucleus.</summary>
    private static int[]? Metabolites(SpectrumSeries series) => series.Acquisition.Nucleus == "1H" && NoiseBand.Of(series.Acquisition, series.Points, (0.2, 4.2)) is { Length: >= 16 } band ? band : null;

    /// <summary>How much more power one direction collects from the metabolites than another, in units of one noise power.</summary>
    private static double Gain(CoilRows rows, int[] usable, Complex[] whitening, Complex[] u, Complex[] other)
    {
        var band = Metabolites(rows.Series) ?? [.. Enumerable.Range(0, rows.Series.Points)];
        var (gain, sets) = (0.0, 0);
        foreach (var set in rows.CoherentSpectra(usable))
        {
            var white = ComplexCholesky.Multiply(whitening, u.Length, set);
            foreach (var k in band) { gain += Power(white, u, k) - Power(white, other, k); }

            sets++;
        }

        return gain / (sets * rows.CoherentShare(usable));
    }

    private static double Power(Complex[][] white, Complex[] u, int k)
    {
        var along = Complex.Zero;
        for (var c = 0; c < u.Length; c++) { along += Complex.Conjugate(u[c]) * white[c][k]; }

        return (along.Real * along.Real) + (along.Imaginary * along.Imaginary);
    }

    /// <summary>The first left singular vector of the whitened data, in three rounds: later ones weigh each spectral point by what the first combined. Where a band is given, only its points count.</summary>
    private static Complex[] Sensitivity(CoilRows rows, int[] usable, Complex[] whitening, int coils, int[]? band)
    {
        var points = rows.Series.Points;
        var spectra = rows.CoherentSpectra(usable);
        var noise = Math.Sqrt(rows.CoherentShare(usable));
        Complex[] u = [];
        var weight = new double[points];
        band ??= [.. Enumerable.Range(0, points)];
        foreach (var k in band) { weight[k] = 1; }

        for (var round = 0; round < 3; round++)
        {
            var gram = new Complex[coils * coils];
            foreach (var set in spectra)
            {
                var white = ComplexCholesky.Multiply(whitening, coils, set);
                if (round > 0) { Weigh(white, u, noise, band, weight); }

                for (var k = 0; k < points; k++)
                {
                    if (weight[k] == 0) { continue; }

                    for (var c = 0; c < coils; c++)
                    {
                        var left = white[c][k] * weight[k];
                        for (var d = c; d < coils; d++) { gram[(c * coils) + d] += left * Complex.Conjugate(white[d][k]); }
                    }
                }
            }

            var eigen = new HermitianEigen(gram, coils);
            u = [.. Enumerable.Range(0, coils).Select(c => eigen.Vector(c, 0))];
        }

        return u;
    }

    private static void Weigh(Complex[][] white, Complex[] u, double noise, int[] band, double[] weight)
    {
        foreach (var k in band)
        {
            var signal = Math.Max(0, Power(white, u, k) - (4 * noise * noise));
            weight[k] = signal / (signal + (noise * noise));
        }

        if (band.All(k => weight[k] == 0)) { foreach (var k in band) { weight[k] = 1; } }          // nothing above the noise: all points alike
    }

    /// <summary>w = conj(L⁻ᴴu), scaled and turned so that the combined signal is that of the coil with the highest one.</summary>
    private static Complex[] Weights(Complex[] u, Complex[] whitening, Complex[] covariance, int coils, out double[] relative)
    {
        var weights = new Complex[coils];
        for (var c = 0; c < coils; c++)
        {
            for (var d = c; d < coils; d++) { weights[c] += Complex.Conjugate(u[d]) * whitening[(d * coils) + c]; }
        }

        var sensitivity = ComplexCholesky.SolveInverseFactor(whitening, coils, u);             // c = L·u
        var best = Enumerable.Range(0, coils).MaxBy(c => sensitivity[c].Magnitude);
        relative = [.. Enumerable.Range(0, coils).Select(c => sensitivity[c].Magnitude / Math.Sqrt(covariance[(c * coils) + c].Real))];   // uᴴu = 1: the combined ratio
        for (var c = 0; c < coils; c++) { weights[c] *= sensitivity[best]; }

        return weights;
    }

    private static SpectrumSeries Apply(SpectrumSeries series, Complex[] weights, string step)
    {
        var rows = new CoilRows(series);
        var fids = new Complex[rows.Transients * series.Points];
        for (var t = 0; t < rows.Transients; t++)
        {
            if (t % 16 == 0) { Work.Report("combining coils", t, rows.Transients); }

            var sum = fids.AsSpan(t * series.Points, series.Points);
            for (var c = 0; c < weights.Length; c++) { Vectors.AddScaled(sum, rows.Row(c, t), weights[c]); }
        }

        return series.With(fids, step, rows.Rest);
    }

    private static SpectrumSeries Means(SpectrumSeries series, CoilRows rows, int[] usable, Complex[] weights)
    {
        var fids = new Complex[rows.Coils * series.Points];
        for (var c = 0; c < rows.Coils; c++)
        {
            var turn = weights[c].Magnitude > 0 ? weights[c] / weights[c].Magnitude / usable.Length : Complex.Zero;
            foreach (var t in usable) { Vectors.AddScaled(fids.AsSpan(c * series.Points, series.Points), rows.Row(c, t), turn); }
        }

        return new SpectrumSeries(fids, series.Points, [new("DIM_COIL", rows.Coils)], series.Acquisition) { Name = series.Name, Steps = series.Steps };
    }
}
