using System.Numerics;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>The transients of one fit: alike in acquisition, all finite, as many as the design has rows.</summary>
internal sealed class TransientSet
{
    private readonly Spectrum[] _spectra;

    public TransientSet(IReadOnlyList<Spectrum> spectra, DesignMatrix design, IReadOnlyList<double>? seconds)
    {
        Guard.NotEmpty(spectra, "the list of transients");
        if (spectra is SpectrumSeries series) { CheckCombined(series); }

        CheckOneSession(spectra);
        if (spectra.Count != design.Rows + design.Discarded) { throw OtherLength(spectra, design); }

        _spectra = [.. spectra.Skip(design.Discarded)];
        foreach (var (index, spectrum) in _spectra.Index()) { Check(spectrum, index + design.Discarded, spectra[0]); }

        var step = _spectra[0].Acquisition.RepetitionTimeSeconds ?? 1;
        if (seconds is not null) { Guard.SameLength(seconds.Count, spectra.Count, "the number of times (Seconds)", "the number of transients"); }

        Seconds = [.. Enumerable.Range(design.Discarded, _spectra.Length).Select(i => seconds?[i] ?? (i * step))];
        (Discarded, Name) = (design.Discarded, spectra is SpectrumSeries named ? named.Name : Shared(spectra[0].Name));
    }

    public string Name { get; }

    public int Discarded { get; }

    public int Count => _spectra.Length;

    public double[] Seconds { get; }

    public Spectrum this[int index] => _spectra[index];

    /// <summary>The mean of some transients, as a spectrum.</summary>
    public Spectrum Mean(IReadOnlyList<int> which, string name)
    {
        var sum = new Complex[_spectra[0].Points];
        foreach (var i in which)
        {
            var fid = _spectra[i].Fid.Span;
            for (var n = 0; n < sum.Length; n++) { sum[n] += fid[n]; }
        }

        for (var n = 0; n < sum.Length; n++) { sum[n] /= which.Count; }

        return new Spectrum(sum, _spectra[0].Acquisition) { Name = name };
    }

    /// <summary>Σ‖transient − mean‖² over the fitted points: what the mean leaves out, which no model of the mean can explain.</summary>
    public double Scatter(IReadOnlyList<int> which, Spectrum mean, FitWindow window)
    {
        var centre = mean.Fid.Span;
        var (sum, difference) = (0.0, new Complex[mean.Points]);
        if (which.Count == 1) { return 0; }

        foreach (var i in which)
        {
            var fid = _spectra[i].Fid.Span;
            for (var n = 0; n < difference.Length; n++) { difference[n] = fid[n] - centre[n]; }

            difference[0] *= 0.5;
            Fourier.Forward(difference.AsSpan());
            for (var k = 0; k < window.Count; k++)
            {
                var value = difference[window.Row(k)];
                sum += (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
            }
        }

        return sum;
    }

    private static void CheckCombined(SpectrumSeries series)
    {
        if (series.Dimensions.FirstOrDefault(d => d.Tag is "DIM_COIL" && d.Length > 1) is { } coils)
        {
            throw new FitException($"The series {series.Name} still has {coils.Length} coils.", "Combine them first; a dynamic fit takes one spectrum a transient.");
        }
    }

    private static void CheckOneSession(IReadOnlyList<Spectrum> spectra)
    {
        var sessions = spectra.Select(s => SessionOf(s.Name)).Distinct().ToArray();
        if (sessions.Length > 1)
        {
            throw new FitException(
                $"These {spectra.Count} spectra are of {sessions.Length} sessions ({sessions[0]}, {sessions[1]} …); a dynamic fit takes the transients of one.",
                "Take one session's transients: spectra = SpectrumSeries.Open(\"sub-01_ses-high_svs.nii.gz\"), or simulated ones: "
                + "spectra = SpectrumSeries.SimulateBlocks(basis, blocks: 9, scansPerBlock: 48).");
        }
    }

    /// <summary>The BIDS entities sub and ses of a name; empty where it has none.</summary>
    private static string SessionOf(string name) => string.Join('_', name.Split('[')[0].Split('_').Where(part => part.StartsWith("sub-", StringComparison.Ordinal) || part.StartsWith("ses-", StringComparison.Ordinal)));

    private static string Shared(string name) => SessionOf(name) is { Length: > 0 } session ? session : name;

    private static DesignException OtherLength(IReadOnlyList<Spectrum> spectra, DesignMatrix design)
    {
        var more = spectra.Count - design.Rows;
        return DesignException.OtherLength("transients", spectra.Count, design, more > 0
            ? $"Say which ones count: DesignMatrix.Blocks(blocks: {design.Columns}, scansPerBlock: {design.Rows / design.Columns}, discard: {more}) leaves out the first {more}; or drop others with spectra.Where(…).ToList()."
            : $"Take a design of {spectra.Count} rows, such as DesignMatrix.Blocks(blocks: {design.Columns}, scansPerBlock: {Math.Max(1, spectra.Count / design.Columns)}), "
                + "or bring all transients: SpectrumSeries.Open(\"…_svs.nii.gz\"), not their average.");
    }

    private static void Check(Spectrum spectrum, int index, Spectrum first)
    {
        if (spectrum.Points != first.Points || Math.Abs((spectrum.BandwidthHz / first.BandwidthHz) - 1) > 1e-9 || spectrum.SpectrometerMHz != first.SpectrometerMHz)
        {
            throw new FitException(
                $"Transient {index} has {spectrum.Points} points at {spectrum.BandwidthHz:F1} Hz and {spectrum.SpectrometerMHz:F3} MHz, but the first has {first.Points} at {first.BandwidthHz:F1} Hz and {first.SpectrometerMHz:F3} MHz.",
                "Take the transients of one scan.");
        }

        var fid = spectrum.Fid.Span;
        var isZero = true;
        for (var n = 0; n < fid.Length; n++)
        {
            if (!double.IsFinite(fid[n].Real) || !double.IsFinite(fid[n].Imaginary))
            {
                throw new FitException(
                    $"Transient {index} has the value {fid[n]} at point {n}; every sample has to be a finite number.",
                    "Leave that transient out, and its row of the design, or look at the step that made it.");
            }

            isZero &= fid[n] == Complex.Zero;
        }

        if (isZero) { throw new FitException($"All samples of transient {index} are zero.", "Leave it out, and its row of the design."); }
    }
}
