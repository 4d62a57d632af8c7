using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Single steps done to a spectrum, each a verb that says in <see cref="Spectrum.Steps"/> what it did; <c>PlotStep()</c> draws before and after.</summary>
public static class SpectrumSteps
{
    /// <summary>Turns the zero-order phase: every sample by exp(−iφ), so that a line of phase φ stands upright. <c>PhaseZeroOrder()</c> finds φ by itself.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="degrees">The phase φ that is taken out, in degrees.</param>
    public static Spectrum Phase(this Spectrum spectrum, double degrees)
    {
        Guard.InRange(degrees, -1e6, 1e6);
        var fid = spectrum.Fid.ToArray();
        Vectors.Turn(fid, -degrees * Math.PI / 180, 0, spectrum.Acquisition.DwellTimeSeconds);
        return spectrum.With(fid, $"phase of {degrees:0.#}° taken out");
    }

    /// <summary>Moves every line by so many ppm, towards higher ppm if above zero. <c>ReferenceFrequency()</c> finds by how much by itself.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="ppm">By how much, in ppm.</param>
    public static Spectrum Shift(this Spectrum spectrum, double ppm)
    {
        Guard.InRange(ppm, -100, 100);
        var fid = spectrum.Fid.ToArray();
        Vectors.Turn(fid, 0, -ppm * spectrum.SpectrometerMHz, spectrum.Acquisition.DwellTimeSeconds);
        return spectrum.With(fid, $"shifted by {ppm:+0.####;−0.####} ppm");
    }

    /// <summary>Broadens every line: less noise, less resolution. For looking at, not before a fit: the fit's noise is no longer white.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="lorentzianHz">Full width at half maximum of the Lorentzian that every line is convolved with, in hertz; below zero it sharpens.</param>
    /// <param name="gaussianHz">The same of a Gaussian.</param>
    public static Spectrum Apodise(this Spectrum spectrum, double lorentzianHz = 0, double gaussianHz = 0)
    {
        Guard.InRange(lorentzianHz, -100, 1000);
        Guard.InRange(gaussianHz, 0, 1000);
        var fid = spectrum.Fid.ToArray();
        for (var n = 0; n < fid.Length; n++)
        {
            var t = n * spectrum.Acquisition.DwellTimeSeconds;
            fid[n] *= Math.Exp((-Math.PI * lorentzianHz * t) - (Math.Pow(Math.PI * gaussianHz * t, 2) / (4 * Math.Log(2))));
        }

        return spectrum.With(fid, $"apodised: {string.Join(" and ", new[] { lorentzianHz != 0 ? $"{lorentzianHz:0.##} Hz Lorentzian" : null, gaussianHz != 0 ? $"{gaussianHz:0.##} Hz Gaussian" : null }.OfType<string>().DefaultIfEmpty("by nothing"))}");
    }

    /// <summary>Keeps the first samples only; its water reference too.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="points">How many samples stay.</param>
    /// <exception cref="ArgumentMistake">Fewer than 16, or more than there are.</exception>
    public static Spectrum Truncate(this Spectrum spectrum, int points)
    {
        Guard.InRange(points, 16, spectrum.Points);
        var cut = spectrum.With(spectrum.Fid[..points].ToArray(), $"cut to {points} of {spectrum.Points} points");
        return spectrum.Water is { } water && water.Points > points ? cut.WithWater(water.Truncate(points)) : cut;
    }

    /// <summary>Leaves out the first samples, which some receivers' filters spoil; what this takes from the first-order phase, the fit puts back.</summary>
    /// <param name="spectrum">The spectrum.</param>
    /// <param name="points">How many samples go.</param>
    /// <exception cref="ArgumentMistake">Fewer than one, or so many that fewer than 16 stay.</exception>
    public static Spectrum DropFirst(this Spectrum spectrum, int points)
    {
        Guard.InRange(points, 1, spectrum.Points - 16);
        var cut = spectrum.With(spectrum.Fid[points..].ToArray(), points == 1 ? "first point left out" : $"first {points} points left out");
        return spectrum.Water is { } water && water.Points > points + 16 ? cut.WithWater(water.DropFirst(points)) : cut;
    }
}
