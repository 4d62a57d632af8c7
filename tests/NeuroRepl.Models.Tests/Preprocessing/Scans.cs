using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Tests.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Preprocessing;

/// <summary>Scans of which everything is known: coils, transients, drift, jitter, and what was done to some of them.</summary>
internal static class Scans
{
    public const int Points = 1024;
    public const double BandwidthHz = 3000;

    public static readonly MrsAcquisition Acquisition = new(BandwidthHz, 297.2) { EchoTimeSeconds = 0.036, RepetitionTimeSeconds = 3.5 };

    private static readonly BasisSet Basis = Synthetic.Basis(297.2, BandwidthHz, Points);

    /// <summary>A brain at 7 T, lines 10 Hz wide, with a residual water line if asked for.</summary>
    public static Complex[] Brain(double residualWater = 0, double lorentzHz = 6, double gaussHz = 6)
    {
        var fid = Synthetic.Fid(Basis, name => Synthetic.Truth[name], lorentzHz, gaussHz);
        for (var n = 0; n < Points; n++)
        {
            var t = n / BandwidthHz;
            fid[n] += residualWater * Complex.FromPolarCoordinates(Math.Exp(-30 * t), 1 + (2 * Math.PI * Acquisition.HertzAt(4.66) * t));
        }

        return fid;
    }

    /// <summary>Standard deviation of the noise on one sample for a signal-to-noise ratio of the tallest peak (real part) on one transient.</summary>
    public static double NoiseSd(double signalToNoise, Complex[]? brain = null) => new Spectrum(brain ?? Brain(), Acquisition).Frequency().Values.Max(v => v.Real) / signalToNoise / Math.Sqrt(Points);

    public static Complex[] Moved(Complex[] fid, double hertz, double radians) =>
        [.. fid.Select((v, n) => v * Complex.FromPolarCoordinates(1, radians + (2 * Math.PI * hertz * n / BandwidthHz)))];

    public static void AddNoise(Span<Complex> fid, double sd, CounterRandom random)
    {
        for (var n = 0; n < fid.Length; n++) { fid[n] += new Complex(sd * random.NextNormal(), sd * random.NextNormal()); }
    }

    /// <summary>Transients that drift by 6 Hz over the scan and jitter by 0.5 Hz and 5°; some changed by the caller before the noise.</summary>
    public static (SpectrumSeries Series, double[] Hertz, double[] Radians) Drifting(
        int transients, double signalToNoise = 20, ulong seed = 1, double residualWater = 0, double driftHz = 6, Action<int, Complex[]>? spoil = null, Complex[]? brain = null, Func<double, double>? drift = null)
    {
        var random = new CounterRandom(seed);
        var sd = NoiseSd(signalToNoise, brain);
        brain ??= Brain(residualWater);
        var (hertz, radians, fids) = (new double[transients], new double[transients], new Complex[transients * Points]);
        for (var t = 0; t < transients; t++)
        {
            hertz[t] = (driftHz * (drift?.Invoke(t / Math.Max(1.0, transients - 1)) ?? (t / Math.Max(1.0, transients - 1)))) + (0.5 * random.NextNormal());
            radians[t] = ((20.0 * t / transients) + (5 * random.NextNormal())) * Math.PI / 180;
            var fid = Moved(brain, hertz[t], radians[t]);
            spoil?.Invoke(t, fid);
            AddNoise(fid, sd, random);
            fid.CopyTo(fids, t * Points);
        }

        return (new SpectrumSeries(fids, Points, [new("DIM_DYN", transients)], Acquisition) { Name = "scan" }, hertz, radians);
    }

    /// <summary>The Cramér-Rao bounds of one transient's shift in hertz and phase in degrees from 0.2 to 4.2 ppm, where the undisturbed transient is known and its height free too.</summary>
    /// <remarks>J = Re(DᴴD)/σ²; the columns of D are the spectra's derivatives by shift, phase and height, σ the noise of one point, real part.</remarks>
    public static (double Hertz, double Degrees) Bounds(Complex[] brain, double signalToNoise)
    {
        var sd = NoiseSd(signalToNoise, brain) * Math.Sqrt(Points);
        Complex[] InBand(Func<int, Complex> factor)
        {
            var (ppm, values) = new Spectrum([.. brain.Select((v, n) => v * factor(n))], Acquisition).Frequency();
            return [.. values.Where((_, k) => ppm[k] is >= 0.2 and <= 4.2)];
        }

        Complex[][] columns = [InBand(n => new(0, 2 * Math.PI * n / BandwidthHz)), InBand(_ => Complex.ImaginaryOne), InBand(_ => Complex.One)];
        var information = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(3, 3, (i, j) => columns[i].Zip(columns[j], (a, b) => (Complex.Conjugate(a) * b).Real).Sum() / (sd * sd));
        var covariance = information.Inverse();
        return (Math.Sqrt(covariance[0, 0]), Math.Sqrt(covariance[1, 1]) * 180 / Math.PI);
    }

    public static double RootMeanSquare(IEnumerable<double> values) => Math.Sqrt(values.Average(v => v * v));

    public static double[] Centred(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var mean = all.Average();
        return [.. all.Select(v => v - mean)];
    }
}
