using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Tests.Maps;

/// <summary>Parcels on two spheres, and smooth noise on them with a known generator.</summary>
internal static class Fields
{
    public static ParcelSpace Parcels(int aSide)
    {
        var places = new List<Millimetres>();
        foreach (var middle in new[] { -60, 60 })
        {
            for (var n = 0; n < aSide; n++)
            {
                var z = 1 - (((2 * n) + 1.0) / aSide);
                var (radius, angle) = (Math.Sqrt(1 - (z * z)), n * Math.PI * (3 - Math.Sqrt(5)));
                places.Add(new(middle + (50 * radius * Math.Cos(angle)), 50 * radius * Math.Sin(angle), 50 * z));
            }
        }

        return new([.. places.Select((_, n) => $"p{n}")], places);
    }

    /// <summary>White noise summed with Gaussian weights over each side.</summary>
    public static BrainMap Smooth(ParcelSpace space, int seed, double widthMm = 25, string name = "smooth")
    {
        var random = new CounterRandom(99, (ulong)seed);
        double[] noise = [.. Enumerable.Range(0, space.Count).Select(_ => random.NextNormal())];
        var at = space.Positions!;
        return new(space, [.. Enumerable.Range(0, space.Count).Select(p => (float)Enumerable.Range(0, space.Count).Where(q => at[q].X > 0 == at[p].X > 0)
            .Sum(q => noise[q] * Math.Exp(-Math.Pow(at[p].DistanceTo(at[q]) / widthMm, 2) / 2)))]) { Name = name };
    }
}
