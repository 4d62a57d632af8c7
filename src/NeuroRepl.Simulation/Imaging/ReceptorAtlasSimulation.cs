using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Receptors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Imaging;

/// <summary>Stand-ins for receptor maps, and maps that go with them as wanted.</summary>
public static class ReceptorAtlasSimulation
{
    private const double RadiusMm = 34;
    private static readonly string[] Ketamine = ["mGluR5", "MOR", "KOR", "NMDA", "GABA-A", "GABA-A a5"];

    extension(ReceptorAtlas)
    {
        /// <summary>SIMULATED maps under receptors' names: independent smooth random fields on parcels, with nothing of the real receptors in them.</summary>
        /// <param name="parcels">How many parcels, half of them in each hemisphere.</param>
        /// <param name="receptors">The names; ketamine's targets without it.</param>
        /// <param name="fwhmMm">How smooth: the full width at half maximum of the fields' correlation.</param>
        /// <param name="seed">Seeds the fields.</param>
        public static ReceptorAtlas Simulate(int parcels = 200, IReadOnlyList<string>? receptors = null, double fwhmMm = 25, int seed = 1)
        {
            Guard.InRange(parcels, 20, 2000);
            Guard.InRange(fwhmMm, 1, 200);
            var space = Parcels(parcels);
            var field = new ParcelField(space, fwhmMm);
            return new([.. (receptors ?? Ketamine).Select((name, n) => new BrainMap(space, field.Draw(new CounterRandom((ulong)(uint)seed, (ulong)n))) { Name = name, Unit = "simulated" })])
            {
                Name = "SIMULATED receptor maps",
                Notes = [$"The receptor maps are SIMULATED: smooth random fields under receptors' names. Put measured maps in their place: new ReceptorAtlas([map, map2])."],
            };
        }
    }

    /// <summary>A SIMULATED map whose correlation with one receptor is exactly what is wanted; the rest of it is a smooth field of its own.</summary>
    /// <param name="atlas">The receptor maps.</param>
    /// <param name="receptor">The receptor that it goes with.</param>
    /// <param name="r">The correlation, from −1 to 1.</param>
    /// <param name="fwhmMm">How smooth its rest is.</param>
    /// <param name="seed">Seeds the rest.</param>
    public static BrainMap SimulateResponse(this ReceptorAtlas atlas, string receptor, double r = .6, double fwhmMm = 25, int seed = 1)
    {
        Guard.InRange(r, -1, 1);
        if (atlas.Space is not ParcelSpace { Positions: not null } space) { throw new ArgumentMistake($"{atlas.Name} lies on {atlas.Space}; a response is simulated on parcels with positions.", "Use ReceptorAtlas.Simulate()."); }

        var target = Standardised([.. atlas[receptor].Values.ToArray().Select(v => (double)v)]);
        var rest = Standardised([.. new ParcelField(space, fwhmMm).Draw(new CounterRandom((ulong)(uint)seed, 1UL << 32)).Select(v => (double)v)]);
        var shared = target.Zip(rest).Sum(pair => pair.First * pair.Second);
        rest = Standardised([.. rest.Select((v, p) => v - (shared * target[p]))]);
        var scale = Math.Sqrt(space.Count);
        return new(space, [.. target.Select((t, p) => (float)(scale * ((r * t) + (Math.Sqrt(1 - (r * r)) * rest[p]))))]) { Name = $"SIMULATED response, r = {r} with {receptor}" };
    }

    // Centres evenly spread over two spheres (a spiral by the golden angle), one on each side of the midline and inside the head, so that maps of voxels meet them.
    private static ParcelSpace Parcels(int count)
    {
        var (names, places) = (new List<string>(), new List<Millimetres>());
        foreach (var (side, sign, number) in new[] { ("L", -1, (count + 1) / 2), ("R", 1, count / 2) })
        {
            for (var n = 0; n < number; n++)
            {
                var z = 1 - (((2 * n) + 1.0) / number);
                var (radius, angle) = (Math.Sqrt(1 - (z * z)), n * Math.PI * (3 - Math.Sqrt(5)));
                names.Add($"{side}{n + 1:000}");
                places.Add(new(sign * (RadiusMm + 1 + (RadiusMm * radius * Math.Cos(angle))), -18 + (RadiusMm * radius * Math.Sin(angle)), 10 + (RadiusMm * z)));
            }
        }

        return new(names, places);
    }

    private static double[] Standardised(double[] values)
    {
        var mean = values.Average();
        var norm = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => (v - mean) / norm)];
    }
}
