using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Bringing an averaged spectrum into phase and onto its ppm reference.</summary>
public static class SpectrumPreprocessing
{
    /// <summary>The three singlets that nearly every brain shows, in ppm (Govindaraju, Young and Maudsley, NMR Biomed 13, 2000); Cho is the mean of GPC and PCh.</summary>
    private static readonly (string Name, double Ppm)[] Singlets = [("NAA", 2.008), ("Cr", 3.027), ("Cho", 3.210)];

    /// <summary>Upright lines that may stand beside them: GABA, NAAG with glutamate, glutamate, glutamine; glutathione, taurine, inositol, scyllo-inositol.</summary>
    private static readonly double[] Beside = [1.89, 2.042, 2.09, 2.13, 2.95, 3.25, 3.28, 3.34];

    private static readonly PpmRange[] Wide = [(1.6, 3.6)];

    /// <summary>So near to the singlets that a local quadratic baseline takes what stands below them.</summary>
    private static readonly PpmRange[] Near = [(1.85, 2.17), (2.86, 3.37)];

    private static readonly SpectrumModel Coarse = new() { FitFirstOrderPhase = false, MaxShiftPpm = 0.4, MaxBroadeningHz = 40, BaselineOrder = 4 };
    private static readonly SpectrumModel Fine = new() { FitFirstOrderPhase = false, MaxShiftPpm = 0.06, MaxBroadeningHz = 40, BaselineOrder = 2 };

    /// <summary>Phases an averaged spectrum and sets its ppm reference, so that NAA stands upright at 2.008 ppm, creatine at 3.027, choline at 3.210.</summary>
    /// <remarks>
    /// The three singlets, as one pattern of Voigt lines with amplitudes of their own (none below zero, none assumed the biggest), are sought from 1.6
    /// to 3.6 ppm, then fitted in two narrow windows around them, each on a complex quadratic baseline of its own, which takes the tails of
    /// water and of macromolecules; neighbours (NAAG, glutamate, taurine …) are upright lines beside them. The search
    /// for shift (up to 0.4 ppm) and phase (all of the circle) is global. The samples are turned by the phase and by the shift; what was done is in
    /// <see cref="Spectrum.Steps"/>, with its numbers. Where the pattern is not found (no brain, too noisy, another nucleus, data conjugated), the samples stay as they
    /// are and the step says so. A first-order phase, eddy currents and residual water are left as they are.
    /// </remarks>
    /// <param name="spectrum">An averaged proton spectrum.</param>
    /// <returns>The spectrum in phase and on its reference.</returns>
    /// <exception cref="FitException">The samples are all zero or not numbers.</exception>
    public static Spectrum Preprocess(this Spectrum spectrum) => PhasedAndReferenced(spectrum).Spectrum;

    /// <summary>Phases a spectrum by the singlets of NAA, creatine and choline; its lines stay where they are. See <see cref="Preprocess"/> for how they are found.</summary>
    /// <param name="spectrum">An averaged proton spectrum.</param>
    /// <exception cref="FitException">The samples are all zero or not numbers.</exception>
    public static Spectrum PhaseZeroOrder(this Spectrum spectrum)
    {
        var (phase, _, why) = Found(spectrum);
        return why is null ? spectrum.With(Turned(spectrum, phase, 0), PhaseStep(phase)) : Left(spectrum, why);
    }

    /// <summary>Puts a spectrum onto its ppm reference by the singlets of NAA, creatine and choline; its phase stays. See <see cref="Preprocess"/> for how they are found.</summary>
    /// <param name="spectrum">An averaged proton spectrum.</param>
    /// <exception cref="FitException">The samples are all zero or not numbers.</exception>
    public static Spectrum ReferenceFrequency(this Spectrum spectrum)
    {
        var (_, shift, why) = Found(spectrum);
        return why is null ? spectrum.With(Turned(spectrum, 0, shift), ShiftStep(spectrum, shift)) : Left(spectrum, why);
    }

    /// <summary>The preprocessed spectrum, by which phase (radians) and by how many hertz it was turned; both zero where the pattern was not found.</summary>
    internal static (Spectrum Spectrum, double Phase, double Hertz) PhasedAndReferenced(Spectrum spectrum)
    {
        var (phase, shift, why) = Found(spectrum);
        if (why is not null) { return (Left(spectrum, why), 0, 0); }

        var done = spectrum.With(Turned(spectrum, phase, 0), PhaseStep(phase));
        return (done.With(Turned(done, 0, shift), ShiftStep(spectrum, shift)), phase, shift * spectrum.SpectrometerMHz);
    }

    private static string PhaseStep(double phase) => $"phased by {Signed(Math.IEEERemainder(-phase * 180 / Math.PI, 360), "F1")}°";

    private static string ShiftStep(Spectrum spectrum, double shift) =>
        $"referenced by {Signed(shift * spectrum.SpectrometerMHz, "F2")} Hz ({Signed(-shift, "F4")} ppm) on {string.Join(", ", Singlets.Select(s => $"{s.Name} {s.Ppm:F3}"))}";

    /// <summary>Phase in radians and shift in ppm of the three singlets, or why they are not found.</summary>
    private static (double Phase, double ShiftPpm, string? Why) Found(Spectrum spectrum)
    {
        SpectrumFitting.CheckSamples(spectrum);
        if (spectrum.Acquisition.Nucleus != "1H") { return (0, 0, $"the pattern is one of protons, the spectrum of {spectrum.Acquisition.Nucleus}"); }

        var axis = spectrum.Acquisition.PpmAxis(spectrum.Points);
        if (axis[0] < Wide[0].High + Coarse.MaxShiftPpm || axis[^1] > Wide[0].Low - Coarse.MaxShiftPpm) { return (0, 0, "the bandwidth does not cover 1.2 to 4.0 ppm"); }

        if (Near.Any(range => axis.Count(range.Contains) < 8)) { return (0, 0, "the spectrum has too few points"); }

        var (phase, shift, explained) = Locate(spectrum, Wide, Coarse);
        for (var round = 0; round < 3 && explained >= 0.5; round++)             // the windows have to stand over the lines
        {
            var (morePhase, moreShift, nowExplained) = Locate(spectrum.With(Turned(spectrum, phase, shift), ""), Near, Fine);
            (phase, shift, explained) = (phase + morePhase, shift + moreShift, nowExplained);
            if (Math.Abs(moreShift * spectrum.SpectrometerMHz) < 0.01 && Math.Abs(morePhase) < 1e-3) { break; }
        }

        return explained < 0.5 ? (0, 0, $"the singlets of NAA, creatine and choline explain only {100 * explained:F0} % around them") : (phase, shift, null);
    }

    /// <summary>Phase and shift of the pattern, and how much of what is no baseline it explains; nothing when fewer than two of the singlets are there.</summary>
    private static (double Phase, double ShiftPpm, double Explained) Locate(Spectrum spectrum, PpmRange[] ranges, SpectrumModel model)
    {
        var pattern = Pattern(spectrum);
        var basis = new BroadenedBasis(pattern, spectrum, new int[pattern.Metabolites.Count], groups: 1);
        var problem = new LinearCombination(basis, new FitWindow(spectrum, ranges, model.BaselineOrder));
        var optimum = new FitSearch(problem, model, groups: 1, spectrum).Run();
        double[] parameters = [.. optimum.Parameters];
        problem.Evaluate(parameters, new double[problem.Residuals]);
        var singlets = 0;
        for (var m = 0; m < Singlets.Length; m++) { singlets += problem.Concentrations[m] > 0 ? 1 : 0; }

        return (parameters[0], parameters[LinearCombination.Phases + 2], singlets < 2 ? 0 : 1 - (optimum.ResidualSumOfSquares / problem.DataSquare));
    }

    private static Spectrum Left(Spectrum spectrum, string why) => spectrum.With(spectrum.Fid.ToArray(), $"neither phased nor referenced: {why}");

    private static BasisSet Pattern(Spectrum spectrum) => new("singlets", [.. Singlets.Concat(Beside.Select(ppm => ($"{ppm:F3}", ppm))).Select(line =>
    {
        var step = 2 * Math.PI * spectrum.Acquisition.HertzAt(line.Item2) * spectrum.Acquisition.DwellTimeSeconds;
        return new BasisSpectrum(line.Item1, [.. Enumerable.Range(0, spectrum.Points).Select(n => Complex.FromPolarCoordinates(1, step * n))]);
    })], spectrum.Acquisition);

    private static Complex[] Turned(Spectrum spectrum, double phase, double shiftPpm)
    {
        var step = 2 * Math.PI * shiftPpm * spectrum.SpectrometerMHz * spectrum.Acquisition.DwellTimeSeconds;
        var fid = spectrum.Fid.ToArray();
        for (var n = 0; n < fid.Length; n++) { fid[n] *= Complex.FromPolarCoordinates(1, (step * n) - phase); }

        return fid;
    }

    private static string Signed(double value, string format) => (value < 0 ? "−" : "+") + Math.Abs(value).ToString(format);
}
