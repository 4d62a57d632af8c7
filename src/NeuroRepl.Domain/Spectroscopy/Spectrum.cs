using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>One spectrum: complex samples in time, and what is needed to read them in hertz or ppm.</summary>
public sealed class Spectrum
{
    private readonly Complex[] _fid;

    /// <param name="fid">The samples in time, in the convention of <see cref="MrsAcquisition"/>; taken over, not copied.</param>
    /// <param name="acquisition">Bandwidth, spectrometer frequency and what else the header says.</param>
    public Spectrum(Complex[] fid, MrsAcquisition acquisition)
    {
        Guard.NotEmpty(fid);
        (_fid, Acquisition) = (fid, acquisition);
    }

    /// <summary>The samples in time.</summary>
    public ReadOnlyMemory<Complex> Fid => _fid;

    /// <summary>Bandwidth, spectrometer frequency and what else the header says.</summary>
    public MrsAcquisition Acquisition { get; }

    /// <summary>How many samples there are.</summary>
    public int Points => _fid.Length;

    /// <summary>Sampling rate in hertz.</summary>
    public double BandwidthHz => Acquisition.BandwidthHz;

    /// <summary>Larmor frequency in megahertz.</summary>
    public double SpectrometerMHz => Acquisition.SpectrometerMHz;

    /// <summary>What to call it in a title or an error: "sub-01_ses-high_svs".</summary>
    public string Name { get; init; } = "spectrum";

    /// <summary>The water reference of the same voxel, where there is one.</summary>
    public Spectrum? Water { get; init; }

    /// <summary>What has been done to it since it was read, in order and in words.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What looked odd about it when it was read, in words; mostly empty.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How its file was read, in words: format, sense, ppm reference, dwell time, field, and what was checked; null for a spectrum that no file holds.</summary>
    public string? ReadAs { get; init; }

    /// <summary>The spectrum that its last step was done to; null where nothing has been done. <c>PlotStep()</c> draws both.</summary>
    public Spectrum? Before { get; init; }

    /// <summary>The same acquisition with other samples, and one more word on what was done.</summary>
    /// <param name="fid">The new samples; taken over.</param>
    /// <param name="step">What was done, in words.</param>
    public Spectrum With(Complex[] fid, string step) => Changed(fid, Acquisition, step);

    /// <summary>The same samples under another acquisition (a moved ppm reference), and one more word on what was done.</summary>
    public Spectrum With(MrsAcquisition acquisition, string step) => Changed(_fid, acquisition, step);

    /// <summary>The same spectrum with a water reference.</summary>
    public Spectrum WithWater(Spectrum water) => new(_fid, Acquisition) { Name = Name, Water = water, Steps = Steps, Notes = Notes, ReadAs = ReadAs, Before = Before };

    /// <summary>The same spectrum with its frequencies the other way round, for a file that was written in the other sense; its water reference too.</summary>
    public Spectrum Conjugate() =>
        new(Array.ConvertAll(_fid, Complex.Conjugate), Acquisition) { Name = Name, Water = Water?.Conjugate(), Steps = [.. Steps, "conjugated"], ReadAs = ReadAs, Before = this };

    private Spectrum Changed(Complex[] fid, MrsAcquisition acquisition, string step) =>
        new(fid, acquisition) { Name = Name, Water = Water, Notes = Notes, Steps = [.. Steps, step], ReadAs = ReadAs, Before = this };
}
