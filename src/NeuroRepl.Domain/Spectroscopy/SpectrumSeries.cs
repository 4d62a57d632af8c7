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

    /// <summary>The water reference of the same voxel, with its own coils and transients, where there is one.</summary>
    public SpectrumSeries? Water { get; init; }

    /// <summary>What has been done to it since it was read, in order and in words.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What looked odd about it when it was read, in words; mostly empty.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How its file was read, in words; null for a series that no file holds.</summary>
    public string? ReadAs { get; init; }

    /// <summary>The samples of one FID, without a copy.</summary>
    public ReadOnlyMemory<Complex> Row(int index) => _fids.AsMemory(index * Points, Points);

    /// <summary>One FID as a spectrum.</summary>
    /// <exception cref="ArgumentMistake">There are fewer.</exception>
    public Spectrum this[int index] => index >= 0 && index < Count
        ? new(Row(index).ToArray(), Acquisition) { Name = $"{Name}[{index}]", Steps = Steps, ReadAs = ReadAs }
        : throw new ArgumentMistake($"{Name} has no FID {index}: it has {Count}.", $"They go from 0 to {Count - 1}.");

    /// <summary>Its FIDs as spectra, one after another.</summary>
    public IEnumerator<Spectrum> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How long one dimension is; 1 where the series has no such dimension.</summary>
    /// <param name="tag">NIfTI-MRS's tag: "DIM_COIL".</param>
    public int Length(string tag) => Dimensions.FirstOrDefault(d => d.Tag == tag)?.Length ?? 1;

    /// <summary>The same series with a water reference.</summary>
    public SpectrumSeries WithWater(SpectrumSeries water) => With(_fids, Points, Dimensions, null, water);

    /// <summary>The same acquisition with other samples, and one more word on what was done.</summary>
    /// <param name="fids">The new samples; taken over.</param>
    /// <param name="dimensions">What its rows are; null for the same as before.</param>
    /// <param name="step">What was done, in words.</param>
    public SpectrumSeries With(Complex[] fids, string step, IReadOnlyList<SeriesDimension>? dimensions = null)
    {
        var rows = (dimensions ?? Dimensions).Aggregate(1, (product, dimension) => product * dimension.Length);
        return With(fids, fids.Length / rows, dimensions ?? Dimensions, step, Water);
    }

    /// <summary>The part of the series at one place of a dimension, which is then gone: <c>series.Only("DIM_EDIT", 0)</c>.</summary>
    /// <exception cref="ArgumentMistake">There is no such dimension or place.</exception>
    public SpectrumSeries Only(string tag, int index)
    {
        var at = Dimensions.ToList().FindIndex(d => d.Tag == tag);
        if (at < 0) { throw new ArgumentMistake($"{Name} has no dimension {tag}.", $"It has: {string.Join(", ", Dimensions.Select(d => $"{d.Tag} {d.Length}"))}."); }

        Guard.InRange(index, 0, Dimensions[at].Length - 1);
        var inner = Dimensions.Take(at).Aggregate(1, (product, d) => product * d.Length);
        var outer = Count / inner / Dimensions[at].Length;
        var fids = new Complex[inner * outer * Points];
        for (var o = 0; o < outer; o++)
        {
            _fids.AsSpan(((o * Dimensions[at].Length) + index) * inner * Points, inner * Points).CopyTo(fids.AsSpan(o * inner * Points));
        }

        return With(fids, Points, [.. Dimensions.Where((_, d) => d != at)], $"only {tag} {index}", Water);
    }

    /// <summary>Some of the FIDs of a series with one dimension, in the order given.</summary>
    /// <param name="rows">Their places, from 0.</param>
    /// <param name="step">Why, in words.</param>
    /// <exception cref="ArgumentMistake">The series has another dimension beside, or no FID is left.</exception>
    public SpectrumSeries Only(IReadOnlyList<int> rows, string step)
    {
        Guard.NotEmpty(rows);
        if (Dimensions.Count(d => d.Length > 1) > 1) { throw new ArgumentMistake($"{Name} has {Dimensions.Count} dimensions; FIDs are chosen from a series with one.", "Combine the coils first: CombineCoils()."); }

        var fids = new Complex[rows.Count * Points];
        for (var r = 0; r < rows.Count; r++) { Row(rows[r]).Span.CopyTo(fids.AsSpan(r * Points)); }

        var tag = Dimensions.FirstOrDefault(d => d.Length > 1)?.Tag ?? (Dimensions.Count > 0 ? Dimensions[0].Tag : "DIM_DYN");
        return With(fids, Points, [new(tag, rows.Count)], step, Water);
    }

    private SpectrumSeries With(Complex[] fids, int points, IReadOnlyList<SeriesDimension> dimensions, string? step, SpectrumSeries? water) => new(fids, points, dimensions, Acquisition)
    {
        Name = Name,
        Water = water,
        Notes = Notes,
        ReadAs = ReadAs,
        Steps = step is null ? Steps : [.. Steps, step],
    };
}
