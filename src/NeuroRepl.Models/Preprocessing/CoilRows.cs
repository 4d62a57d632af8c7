using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>The rows of a series as coils × everything else, wherever among its dimensions the coils stand.</summary>
internal sealed class CoilRows
{
    private readonly int _stride;

    public CoilRows(SpectrumSeries series)
    {
        Series = series;
        var at = series.Dimensions.ToList().FindIndex(d => d.Tag == "DIM_COIL");
        Coils = at < 0 ? 1 : series.Dimensions[at].Length;
        _stride = series.Dimensions.Take(Math.Max(0, at)).Aggregate(1, (product, d) => product * d.Length);
        Rest = [.. series.Dimensions.Where(d => d.Tag != "DIM_COIL")];
        Transients = series.Count / Coils;
    }

    public SpectrumSeries Series { get; }

    public int Coils { get; }

    /// <summary>How many FIDs there are a coil.</summary>
    public int Transients { get; }

    /// <summary>The dimensions without the coils.</summary>
    public IReadOnlyList<SeriesDimension> Rest { get; }

    public ReadOnlySpan<Complex> Row(int coil, int transient) => Series.Row((transient % _stride) + (_stride * (coil + (Coils * (transient / _stride))))).Span;

    /// <summary>The transients in which every sample of every coil is a number, and no coil is all constant.</summary>
    public int[] Usable() => [.. Enumerable.Range(0, Transients).Where(t => Enumerable.Range(0, Coils).All(c => Samples.Fault(Row(c, t)) is null))];

    /// <summary>Each coil's spectrum of the mean over the transients where these add up, else of each of some transients.</summary>
    public IEnumerable<Complex[][]> CoherentSpectra(int[] usable)
    {
        if (IsCoherent(usable)) { return [Spectra(usable)]; }

        return usable.Where((_, i) => i % Math.Max(1, usable.Length / 16) == 0).Select(t => Spectra([t]));
    }

    /// <summary>The noise power of what <see cref="CoherentSpectra"/> gives, in units of one transient's.</summary>
    public double CoherentShare(int[] usable) => IsCoherent(usable) ? 1.0 / usable.Length : 1;

    private bool IsCoherent(int[] usable)
    {
        var (together, apart) = (0.0, 0.0);
        for (var c = 0; c < Coils; c++)
        {
            var sum = Complex.Zero;
            foreach (var t in usable)
            {
                var part = Complex.Zero;
                var early = Row(c, t)[..Math.Min(16, Series.Points)];
                foreach (var value in early) { part += value; }

                sum += part;
                apart += part.Magnitude;
            }

            together += sum.Magnitude;
        }

        return together > 0.7 * apart;
    }

    private Complex[][] Spectra(int[] transients) => [.. Enumerable.Range(0, Coils).Select(c =>
    {
        var mean = new Complex[Series.Points];
        foreach (var t in transients) { Vectors.AddScaled(mean, Row(c, t), 1.0 / transients.Length); }

        return NoiseBand.Transform(mean);
    })];
}
