using System.Runtime.CompilerServices;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>Some dozen neighbouring places of a series as doubles, volumes × <see cref="TileProduct.Width"/>, with their means taken out or in percent of them.</summary>
internal sealed class SeriesTile(int volumes)
{
    private const int Width = TileProduct.Width;

    /// <summary>The values, volume after volume; zero beyond <see cref="Count"/>.</summary>
    public double[] Values { get; } = new double[volumes * Width];

    /// <summary>The mean of each place, in the unit of the values.</summary>
    public double[] Means { get; } = new double[Width];

    /// <summary>Whether a place has a value that is no number, or is the same throughout.</summary>
    public PlaceState[] States { get; } = new PlaceState[Width];

    /// <summary>How many places are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Fills it from a place on.</summary>
    /// <param name="series">The series.</param>
    /// <param name="firstVolume">The first volume that counts.</param>
    /// <param name="place">The first place.</param>
    /// <param name="centred">Whether the means are taken out.</param>
    /// <param name="percent">Whether values become percent of the mean.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(BrainSeries series, int firstVolume, int place, bool centred, bool percent)
    {
        var places = series.Space.Count;
        Count = Math.Min(Width, places - place);
        var source = series.Values.Span;
        Span<double> sums = stackalloc double[Width];
        Span<float> low = stackalloc float[Width];
        Span<float> high = stackalloc float[Width];
        sums.Clear();
        low.Fill(float.PositiveInfinity);
        high.Fill(float.NegativeInfinity);
        for (var t = 0; t < volumes; t++)
        {
            var from = source.Slice(((firstVolume + t) * places) + place, Count);
            var to = Values.AsSpan(t * Width, Width);
            for (var v = 0; v < from.Length; v++)
            {
                var value = from[v];
                to[v] = value;
                sums[v] += value;
                low[v] = value < low[v] ? value : low[v];
                high[v] = value > high[v] ? value : high[v];
            }

            to[Count..].Clear();
        }

        for (var v = 0; v < Count; v++)
        {
            Means[v] = sums[v] / volumes;
            States[v] = !double.IsFinite(sums[v]) ? PlaceState.NotFinite : low[v] == high[v] ? PlaceState.Constant : percent && !(Means[v] > 0) ? PlaceState.NoMean : PlaceState.Good;
        }

        Shift(centred, percent);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Shift(bool centred, bool percent)
    {
        Span<double> minus = stackalloc double[Width];
        Span<double> times = stackalloc double[Width];
        for (var v = 0; v < Width; v++)
        {
            var good = v < Count && States[v] == PlaceState.Good;
            (minus[v], times[v]) = (good && (centred || percent) ? Means[v] : 0, good && percent ? 100 / Means[v] : good ? 1 : 0);
            if (percent) { Means[v] = 0; }
            else if (!centred || !good) { Means[v] = 0; }
        }

        for (var t = 0; t < volumes; t++)
        {
            var row = Values.AsSpan(t * Width, Width);
            for (var v = 0; v < Width; v++) { row[v] = (row[v] - minus[v]) * times[v]; }
        }

        // A value that is no number stays none when it is multiplied by zero.
        for (var v = 0; v < Count; v++)
        {
            if (States[v] != PlaceState.NotFinite) { continue; }
            for (var t = 0; t < volumes; t++) { Values[(t * Width) + v] = 0; }
        }
    }
}
