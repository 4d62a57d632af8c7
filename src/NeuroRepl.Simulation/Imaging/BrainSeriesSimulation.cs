using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Imaging;

/// <summary>Simulated runs with a known response.</summary>
public static class BrainSeriesSimulation
{
    extension(BrainSeries)
    {
        /// <summary>A SIMULATED run: smooth AR(1) noise about a mean of 1000 in a head-shaped mask, a slow drift, and in a sphere a response that starts after a ninth of the run and peaks a ninth later.</summary>
        /// <remarks>Both ventral striata, 8 mm around (±9, 9, −8), share a fluctuation of their own with a sphere around (−40, 32, 30), so that seeds find something.</remarks>
        /// <param name="volumes">How many volumes.</param>
        /// <param name="repetitionTimeSeconds">From one volume to the next.</param>
        /// <param name="effectPercent">The response at its peak, in percent of the mean; 0 for noise alone.</param>
        /// <param name="at">The middle of the responding sphere in millimetres.</param>
        /// <param name="radiusMm">Its radius.</param>
        /// <param name="rho">What part of its noise each volume keeps of the last one's.</param>
        /// <param name="noisePercent">The standard deviation of the noise, in percent of the mean.</param>
        /// <param name="voxelMm">The edge of a voxel.</param>
        /// <param name="seed">Seeds the noise.</param>
        public static BrainSeries Simulate(
            int volumes = 108, double repetitionTimeSeconds = 2, double effectPercent = 1.5, Millimetres? at = null, double radiusMm = 16, double rho = .3, double noisePercent = .6, double voxelMm = 8, int seed = 1)
        {
            Guard.InRange(volumes, 2, 100_000);
            Guard.Positive(repetitionTimeSeconds);
            Guard.InRange(rho, -.99, .99);
            Guard.InRange(voxelMm, 1, 20);
            var space = CopeSetSimulation.Head(voxelMm);
            var (active, striata, partner) = (Near(space, radiusMm, at ?? (0, 28, 24)), Near(space, Math.Max(8, voxelMm), (9, 9, -8), (-9, 9, -8)), Near(space, radiusMm, (-40, 32, 30)));
            var ninth = volumes * repetitionTimeSeconds / 9;
            var response = Regressor.GammaVariate(volumes, repetitionTimeSeconds, ninth, 1, ninth);
            var values = new float[volumes * space.Count];
            var (noise, state) = (new float[space.Count], new float[space.Count]);
            var shared = new CounterRandom((ulong)(uint)seed, ulong.MaxValue);
            for (var t = 0; t < volumes; t++)
            {
                Work.Report("simulating volumes", t, volumes);
                SmoothNoise.Fill(space, 10 / voxelMm, new CounterRandom((ulong)(uint)seed, (ulong)t), noise);
                var fluctuation = (float)shared.NextNormal();
                for (var place = 0; place < noise.Length; place++)
                {
                    state[place] = (float)(t == 0 ? noise[place] : (rho * state[place]) + (Math.Sqrt(1 - (rho * rho)) * noise[place]));
                    values[(t * space.Count) + place] = (float)(1000 + (10 * noisePercent * state[place]) - (3.0 * t / volumes));
                }

                foreach (var place in active) { values[(t * space.Count) + place] += (float)(10 * effectPercent * response[t]); }
                foreach (var place in striata) { values[(t * space.Count) + place] += 8 * fluctuation; }
                foreach (var place in partner) { values[(t * space.Count) + place] += 5 * fluctuation; }
            }

            return new(space, values, repetitionTimeSeconds) { Name = $"SIMULATED run {seed}", Steps = ["SIMULATED"] };
        }
    }

    private static int[] Near(VoxelSpace space, double radiusMm, params Millimetres[] middles) =>
        [.. Enumerable.Range(0, space.Count).Where(place => middles.Any(middle => space.PositionOf(place)!.Value.DistanceTo(middle) <= radiusMm))];
}
