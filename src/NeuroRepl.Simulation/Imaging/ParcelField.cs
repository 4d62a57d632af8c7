using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Imaging;

/// <summary>Gaussian random fields on parcels: white noise smoothed over distances, with unit variance; hemispheres are independent.</summary>
internal sealed class ParcelField
{
    private readonly double[][] _weights;

    public ParcelField(ParcelSpace space, double fwhmMm)
    {
        // Smoothing noise by a Gaussian of variance s² gives a correlation with variance 2s².
        var variance = Math.Pow(fwhmMm / 2.3548, 2) / 2;
        var at = space.Positions!;
        _weights = new double[space.Count][];
        for (var p = 0; p < space.Count; p++)
        {
            double[] row = [.. at.Select(q => q.X > 0 == at[p].X > 0 ? Math.Exp(-Math.Pow(at[p].DistanceTo(q), 2) / (2 * variance)) : 0)];
            var norm = Math.Sqrt(row.Sum(w => w * w));
            _weights[p] = [.. row.Select(w => w / norm)];
        }
    }

    public float[] Draw(CounterRandom random)
    {
        var noise = new double[_weights.Length];
        for (var p = 0; p < noise.Length; p++) { noise[p] = random.NextNormal(); }

        return [.. _weights.Select(row => (float)row.Zip(noise).Sum(pair => pair.First * pair.Second))];
    }
}
