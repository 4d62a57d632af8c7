using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Imaging;

/// <summary>Simulated group maps with a known effect.</summary>
public static class CopeSetSimulation
{
    extension(CopeSet)
    {
        /// <summary>SIMULATED contrast maps of a group: smooth noise of unit variance in a head-shaped mask, and in a sphere an effect.</summary>
        /// <param name="subjects">How many maps.</param>
        /// <param name="effect">The mean in the sphere, in standard deviations between subjects; 0 for noise alone.</param>
        /// <param name="at">The middle of the sphere in millimetres.</param>
        /// <param name="radiusMm">The radius of the sphere.</param>
        /// <param name="fwhmMm">The smoothness of the noise: full width at half maximum of the Gaussian that it was smoothed with.</param>
        /// <param name="voxelMm">The edge of a voxel.</param>
        /// <param name="seed">Seeds the noise.</param>
        public static CopeSet Simulate(
            int subjects = 20, double effect = 1.2, Millimetres? at = null, double radiusMm = 12, double fwhmMm = 8, double voxelMm = 4, int seed = 1)
        {
            Guard.InRange(subjects, 1, 10_000);
            Guard.InRange(voxelMm, 1, 20);
            Guard.InRange(fwhmMm, 0, 60);
            var space = Head(voxelMm);
            var middle = at ?? (0, 28, 24);
            var inside = Enumerable.Range(0, space.Count).Where(place => space.PositionOf(place)!.Value.DistanceTo(middle) <= radiusMm).ToArray();
            var values = new float[subjects * space.Count];
            for (var subject = 0; subject < subjects; subject++)
            {
                Work.Report("simulating maps", subject, subjects);
                var map = values.AsSpan(subject * space.Count, space.Count);
                SmoothNoise.Fill(space, fwhmMm / voxelMm, new CounterRandom((ulong)(uint)seed, (ulong)subject), map);
                foreach (var place in inside) { map[place] += (float)effect; }
            }

            var names = Enumerable.Range(1, subjects).Select(n => $"{n:00}");
            return new(space, values, new Table("subjects", [new TextColumn("subject", [.. names])]))
            {
                Name = "simulated",
                Notes = [FormattableString.Invariant($"The maps are SIMULATED: an effect of {effect} SD within {radiusMm} mm of {middle}.")],
            };
        }
    }

    // An ellipsoid of a head's size around the middle of MNI space.
    internal static VoxelSpace Head(double voxelMm)
    {
        var (nx, ny, nz) = ((int)Math.Ceiling(152 / voxelMm), (int)Math.Ceiling(190 / voxelMm), (int)Math.Ceiling(156 / voxelMm));
        var grid = new VoxelGrid(nx, ny, nz, Affine.Isotropic(voxelMm, (-76 + (voxelMm / 2), -112 + (voxelMm / 2), -66 + (voxelMm / 2))));
        return VoxelSpace.Where(grid, voxel =>
        {
            var place = grid.PositionOf(voxel);
            var (x, y, z) = (place.X / 70, (place.Y + 18) / 88, (place.Z - 10) / 70);
            return (x * x) + (y * y) + (z * z) <= 1;
        });
    }
}
