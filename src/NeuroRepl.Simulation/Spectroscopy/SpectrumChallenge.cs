using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>Sets of simulated brain spectra of known truth, from what a model can describe to what measured spectra do to it.</summary>
/// <remarks>
/// Every spectrum: nineteen metabolites at usual concentrations × lognormal, macromolecules, a common Voigt line of random widths, a shift, zero-
/// and first-order phases, a smooth complex baseline, white noise. <see cref="Hard"/> adds what no basis has: each metabolite's own shift,
/// asymmetric lines, macromolecular lines of other ratios, lipids and residual water.
/// </remarks>
public static class SpectrumChallenge
{
    private static readonly (string Name, double Millimolar)[] Usual =
    [
        ("Ala", 0.5), ("Asc", 1.1), ("Asp", 2.2), ("Cr", 4.4), ("GABA", 1.4), ("GPC", 1.1), ("GSH", 1.4), ("Glc", 1.2), ("Gln", 2.6), ("Glu", 9.8),
        ("Ins", 6.2), ("Lac", 0.9), ("NAA", 11.0), ("NAAG", 1.4), ("PCh", 0.6), ("PCr", 4.3), ("PE", 1.6), ("Scyllo", 0.35), ("Tau", 1.5),
    ];

    private const double MacromoleculeMillimolar = 2.4;

    /// <summary>What a linear-combination model can describe: sLASER TE 36 ms.</summary>
    public static IReadOnlyList<ChallengeSpectrum> Matched(ulong seed = 1, int count = 30, ChallengeOptions? options = null) =>
        Make(Sequence.Slaser(0.036), seed, count, options ?? new ChallengeOptions());

    /// <summary>STEAM TE 20 ms, TM 10 ms, with residual water.</summary>
    public static IReadOnlyList<ChallengeSpectrum> ShortEcho(ulong seed = 1, int count = 12, ChallengeOptions? options = null) =>
        Make(Sequence.Steam(0.020, 0.010), seed, count, options ?? new ChallengeOptions { ResidualWater = 0.5, SignalToNoise = 200 });

    /// <summary>sLASER TE 36 ms with shifted and asymmetric lines, other macromolecules, lipids and residual water.</summary>
    public static IReadOnlyList<ChallengeSpectrum> Hard(ulong seed = 1, int count = 12, ChallengeOptions? options = null) =>
        Make(Sequence.Slaser(0.036), seed, count, options ?? HardOptions);

    /// <summary>The difficulties of <see cref="Hard"/>, to vary with <c>with</c>.</summary>
    public static ChallengeOptions HardOptions { get; } = new()
    {
        OwnShiftSdPpm = 0.004, MacromoleculeSd = 0.15, Asymmetry = 0.25, ResidualWater = 0.5, Lipids = 0.4,
    };

    private static ChallengeSpectrum[] Make(Sequence sequence, ulong seed, int count, ChallengeOptions options)
    {
        Guard.InRange(count, 1, 10000);
        Guard.Positive(options.SignalToNoise);
        var basis = BasisSet.Simulate(sequence, options.SpectrometerMHz, options.BandwidthHz, options.Points, linewidthHz: 2, name: $"{sequence.Name} challenge");
        var spectra = new ChallengeSpectrum[count];
        for (var i = 0; i < count; i++) { spectra[i] = One(basis, options, new CounterRandom(seed, (ulong)i), $"challenge {seed}.{i + 1}"); }

        return spectra;
    }

    private static ChallengeSpectrum One(BasisSet basis, ChallengeOptions options, CounterRandom random, string name)
    {
        double Uniform(double low, double high) => low + ((high - low) * random.NextDouble());
        var acquisition = basis.Acquisition;
        var points = basis.Points;
        var field = Math.Sqrt(options.SpectrometerMHz / 297.2);
        var truth = Usual.ToDictionary(m => m.Name, m => m.Millimolar * Math.Exp(options.Spread * random.NextNormal()));
        var weights = Enumerable.Range(0, Macromolecules.Count).Select(_ => 1 + (options.MacromoleculeSd * random.NextNormal())).ToArray();
        var macromolecules = MacromoleculeMillimolar * Math.Exp(options.Spread * random.NextNormal());

        var fid = new Complex[points];
        AddTo(fid, Macromolecules.Fid(acquisition, points, weights), macromolecules);
        foreach (var (metabolite, amount) in truth)
        {
            var own = -options.OwnShiftSdPpm * random.NextNormal() * options.SpectrometerMHz;
            var signal = basis[metabolite].Fid.Span;
            for (var k = 0; k < points; k++) { fid[k] += amount * signal[k] * Lineshape.Turn(own * k * acquisition.DwellTimeSeconds); }
        }

        var naa = 3 * truth["NAA"];
        foreach (var (ppm, width, share) in (ReadOnlySpan<(double, double, double)>)[(0.9, 0.14, 0.4), (1.28, 0.17, 1)])
        {
            if (options.Lipids > 0) { AddHump(fid, acquisition, ppm + (0.01 * random.NextNormal()), width * Uniform(0.85, 1.2), options.Lipids * share * naa * Uniform(0.3, 1.5)); }
        }

        var (lorentz, gauss) = (field * Uniform(3, 6), field * Uniform(4, 9));
        var shape = Shape(options.Asymmetry, Uniform(0.5, 1), field * Uniform(3, 6) * (random.NextDouble() < 0.5 ? -1 : 1));
        var shift = -0.01 * random.NextNormal() * options.SpectrometerMHz;
        for (var k = 0; k < points; k++)
        {
            var t = k * acquisition.DwellTimeSeconds;
            fid[k] *= Lineshape.Lorentzian(lorentz, t) * Lineshape.Gaussian(gauss, t) * Lineshape.Turn(shift * t) * shape(t);
        }

        var height = naa / (Math.PI * (2 + lorentz + (0.7 * gauss)) / 2) * options.BandwidthHz;      // near enough for the baseline's scale
        AddBaseline(fid, acquisition, options, height, random);
        AddWater(fid, acquisition, options.ResidualWater * naa * Uniform(0.5, 1.5), field * Uniform(8, 20), 4.65 + (0.03 * random.NextNormal()), random.NextDouble());
        var phased = Phase(fid, acquisition, 15 * random.NextNormal(), 1.0 * random.NextNormal());

        var singlet = new Complex[points];                     // NAA's methyl line alone, for the definition of the signal-to-noise ratio
        for (var k = 0; k < points; k++)
        {
            var t = k * acquisition.DwellTimeSeconds;
            singlet[k] = naa * Lineshape.Lorentzian(lorentz + 2, t) * Lineshape.Gaussian(gauss, t) * shape(t);
        }

        var sd = new Spectrum(singlet, acquisition).Frequency().Values.Max(v => v.Magnitude) / options.SignalToNoise / Math.Sqrt(points);
        Complex[] noisy = [.. phased.Select(v => v + new Complex(sd * random.NextNormal(), sd * random.NextNormal()))];
        return new ChallengeSpectrum(new Spectrum(noisy, acquisition) { Name = name, Steps = ["simulated"] }, basis, truth);
    }

    /// <summary>What an inhomogeneous field does to every line alike: a share of the voxel stands some hertz apart.</summary>
    private static Func<double, Complex> Shape(double share, double size, double hertz) =>
        t => 1 - (share * size) + (share * size * Lineshape.Turn(hertz * t) * Lineshape.Lorentzian(Math.Abs(hertz) / 3, t));

    private static void AddTo(Complex[] fid, Complex[] part, double weight)
    {
        for (var k = 0; k < fid.Length; k++) { fid[k] += weight * part[k]; }
    }

    private static void AddHump(Complex[] fid, MrsAcquisition acquisition, double ppm, double widthPpm, double area, double turns = 0)
    {
        for (var k = 0; k < fid.Length; k++)
        {
            var t = k * acquisition.DwellTimeSeconds;
            fid[k] += area * Lineshape.Gaussian(widthPpm * acquisition.SpectrometerMHz, t) * Lineshape.Turn((acquisition.HertzAt(ppm) * t) + turns);
        }
    }

    private static void AddBaseline(Complex[] fid, MrsAcquisition acquisition, ChallengeOptions options, double height, CounterRandom random)
    {
        for (var hump = 0; hump < 4; hump++)
        {
            var width = options.BaselineWidthPpm * (1 + random.NextDouble());
            var area = options.Baseline * height * random.NextNormal() * 0.5 * width * acquisition.SpectrometerMHz * 1.06 / acquisition.BandwidthHz;
            AddHump(fid, acquisition, 5 * random.NextDouble(), width, area, turns: 0.1 * random.NextNormal());
        }
    }

    private static void AddWater(Complex[] fid, MrsAcquisition acquisition, double area, double widthHz, double ppm, double turns)
    {
        for (var k = 0; k < fid.Length; k++)
        {
            var t = k * acquisition.DwellTimeSeconds;
            fid[k] += area * Lineshape.Lorentzian(widthHz, t) * Lineshape.Turn((acquisition.HertzAt(ppm) * t) + turns);
        }
    }

    private static Complex[] Phase(Complex[] fid, MrsAcquisition acquisition, double degrees, double degreesPerPpm)
    {
        fid[0] *= 0.5;                                          // or the turned half sample would stand as an offset
        var (values, hertz) = (Fourier.Shift(Fourier.Forward(fid)), Fourier.Frequencies(fid.Length, acquisition.BandwidthHz));
        for (var k = 0; k < values.Length; k++)
        {
            values[k] *= Lineshape.Turn((degrees + (degreesPerPpm * (acquisition.PpmAt(hertz[k]) - acquisition.ReferencePpm))) / 360);
        }

        var phased = Fourier.Inverse(Fourier.Unshift(values));
        phased[0] *= 2;
        return phased;
    }
}
