using System.Collections;
using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>Many spectra of one scan (coils, transients), as one row-major matrix: a row is one FID, a column one point in time; a list of spectra, too.</summary>
public sealed class SpectrumSeries : IReadOnlyList<Spectrum>
{
    private readonly Complex[] _fids;

    /// <param name="fids">All samples, FID after FID, the first dimension of <paramref name="dimensions"/> running fastest; taken over, not copied.</param>
    /// <param name="points">Samples in one FID.</param>
    /// <param name="dimensions">What the rows are: for instance DIM_COIL × 32, DIM_DYN × 448.</param>
    /// <param name="acquisition">Bandwidth, spectrometer frequency and what else the header says.</param>
    public SpectrumSeries(Complex[] fids, int points, IReadOnlyList<SeriesDimension> dimensions, MrsAcquisition acquisition)
    {
        Guard.Positive(points);
        foreach (var dimension in dimensions) { Guard.Positive(dimension.Length, $"the length of {dimension.Tag}"); }

        var rows = dimensions.Aggregate(1.0, (product, dimension) => product * dimension.Length);
        Guard.InRange(rows * points, 1, int.MaxValue, "dimensions × points");
        Guard.SameLength(fids.Length, (int)rows * points, "the number of samples", "dimensions × points");
        (_fids, Points, Dimensions, Acquisition, Count) = (fids, points, dimensions, acquisition, (int)rows);
    }

    /// <summary>All samples, FID after FID.</summary>
    public ReadOnlyMemory<Complex> Fids => _fids;

    /// <summary>Samples in one FID.</summary>
    public int Points { get; }

    /// <summary>How many FIDs there are over all dimensions.</summary>
    public int Count { get; }

    /// <summary>What the rows are, the fastest-running first.</summary>
    public IReadOnlyList<SeriesDimension> Dimensions { get; }

    /// <summary>Bandwidth, spectrometer frequency and what else the header says.</summary>
    public MrsAcquisition Acquisition { get; }

    /// <summary>What to call it in a title or an error.</summary>
    public string Name { get; init; } = "series";

    /// <summary>The samples of one FID, without a copy.</summary>
    public ReadOnlyMemory<Complex> Row(int index) => _fids.AsMemory(index * Points, Points);

    /// <summary>One FID as a spectrum.</summary>
    public Spectrum this[int index] => new(Row(index).ToArray(), Acquisition) { Name = $"{Name}[{index}]" };

    /// <summary>Its FIDs as spectra, one after another.</summary>
    public IEnumerator<Spectrum> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
