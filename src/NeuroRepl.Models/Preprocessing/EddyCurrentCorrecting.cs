using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Taking out the phase that eddy currents gave.</summary>
public static class EddyCurrentCorrecting
{
    /// <summary>Takes the phase of the water reference out of a spectrum, sample by sample: lines become symmetric, water comes to zero frequency and phase. See <see cref="EddyCurrents"/>.</summary>
    /// <param name="spectrum">A spectrum.</param>
    /// <param name="water">The unsuppressed water of the same voxel; the spectrum's own <c>Water</c> when left out. Where the spectrum has a water reference, that is corrected too.</param>
    /// <exception cref="PreprocessingException">No water reference, or one with another dwell time or field.</exception>
    public static Spectrum CorrectEddyCurrents(this Spectrum spectrum, Spectrum? water = null)
    {
        var reference = water ?? spectrum.Water ?? throw PreprocessingException.NoWater(spectrum.Name);
        PreprocessingException.CheckPair(reference.Acquisition, spectrum.Acquisition);
        var phase = EddyCurrents.Of(reference);
        var corrected = spectrum.With(phase.Corrected(spectrum.Fid.Span), Step(phase));
        return spectrum.Water is { } own ? corrected.WithWater(own.With(phase.Corrected(own.Fid.Span), "eddy currents corrected by itself")) : corrected;
    }

    /// <summary>Takes the phase of a water reference out of every FID of a series.</summary>
    /// <param name="series">Transients, coils combined.</param>
    /// <param name="water">The unsuppressed water of the same voxel, one FID.</param>
    /// <exception cref="PreprocessingException">Another dwell time or field, or coils that are not combined.</exception>
    public static SpectrumSeries CorrectEddyCurrents(this SpectrumSeries series, Spectrum water)
    {
        PreprocessingException.CheckPair(water.Acquisition, series.Acquisition);
        if (series.Length("DIM_COIL") > 1) { throw PreprocessingException.CoilsLeft(series.Name, series.Length("DIM_COIL")); }

        var phase = EddyCurrents.Of(water);
        var fids = new Complex[series.Fids.Length];
        for (var t = 0; t < series.Count; t++) { phase.Corrected(series.Row(t).Span).CopyTo(fids.AsSpan(t * series.Points)); }

        return series.With(fids, Step(phase));
    }

    private static string Step(EddyCurrents phase)
    {
        var middle = Robust.Median(phase.FrequencyHz.Take(Math.Max(1, phase.FrequencyHz.Count / 8)));
        return $"eddy currents corrected by the water's phase (water stood at {middle:F1} Hz)";
    }
}
