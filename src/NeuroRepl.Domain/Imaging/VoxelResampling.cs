using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Maps of voxels on other grids, through both affines: x = A_target·i, i' = A_source⁻¹·x. Nothing is registered: both have to be in one space of millimetres already.</summary>
public static class VoxelResampling
{
    private const double OnAVoxel = 1e-6;

    /// <summary>The map on the voxels of another space.</summary>
    /// <param name="map">A map of voxels.</param>
    /// <param name="space">Where it is wanted: another map's space.</param>
    /// <param name="interpolation">Linear, or nearest for labels and masks.</param>
    /// <returns>NaN where the source has no voxel around, or one of those that count has no value; how many that are is in the notes.</returns>
    /// <exception cref="ArgumentMistake">One of the two has no voxels.</exception>
    public static BrainMap ResampleTo(this BrainMap map, BrainSpace space, Interpolation interpolation = Interpolation.Linear)
    {
        var (from, to) = (Voxels(map.Space, map.Name), Voxels(space, "the target"));
        var values = new float[to.Count];
        new Weights(from, to, interpolation).Apply(map.Values.Span, values);
        var missing = values.Count(float.IsNaN);
        return new(space, values) { Name = map.Name, Unit = map.Unit, Notes = missing > 0 ? [.. map.Notes, $"{missing} of {to.Count} voxels have no value: {map.Name} does not reach there."] : map.Notes };
    }

    /// <summary>The series on the voxels of another space, volume by volume.</summary>
    /// <exception cref="ArgumentMistake">One of the two has no voxels.</exception>
    public static BrainSeries ResampleTo(this BrainSeries series, BrainSpace space, Interpolation interpolation = Interpolation.Linear)
    {
        var (from, to) = (Voxels(series.Space, series.Name), Voxels(space, "the target"));
        var values = new float[series.Count * to.Count];
        var weights = new Weights(from, to, interpolation);
        Parallel.For(0, series.Count, volume =>
        {
            Interrupt.ThrowIfRequested();
            weights.Apply(series.Volume(volume).Span, values.AsSpan(volume * to.Count, to.Count));
        });
        return new(space, values, series.RepetitionTimeSeconds) { Name = series.Name, Discarded = series.Discarded, Steps = [.. series.Steps, $"resampled from {from.Grid}, {interpolation.ToString().ToLowerInvariant()}"] };
    }

    /// <summary>The labels on the voxels of another space, each that of the nearest voxel; outside they are background.</summary>
    /// <exception cref="ArgumentMistake">One of the two has no voxels.</exception>
    public static Parcellation ResampleTo(this Parcellation labels, BrainSpace space)
    {
        var none = labels.Labels.FirstOrDefault(label => label.IsBackground)?.Key ?? 0;
        var (from, to) = (Voxels(labels.Space, labels.Name), Voxels(space, "the target"));
        var nearest = new int[to.Count];
        for (var place = 0; place < nearest.Length; place++) { nearest[place] = from.PlaceAt(to.PositionOf(place)!.Value) is { } source ? labels.Keys.Span[source] : none; }

        return new(space, nearest, labels.Labels) { Name = labels.Name };
    }

    private static VoxelSpace Voxels(BrainSpace space, string what) => space as VoxelSpace
        ?? throw new ArgumentMistake($"{what} lies on {space.Places}, and only voxels are resampled by their affines.", "Surfaces are resampled with wb_command -metric-resample or mri_surf2surf; a parcellation brings both together: map.Parcellate(labels).");

    /// <summary>For each target voxel the source places that count, and by how much; worked out once for all volumes.</summary>
    private sealed class Weights
    {
        private readonly int[] _places;
        private readonly float[] _weights;
        private readonly int _each;

        public Weights(VoxelSpace from, VoxelSpace to, Interpolation interpolation)
        {
            _each = interpolation == Interpolation.Linear ? 8 : 1;
            (_places, _weights) = (new int[to.Count * _each], new float[to.Count * _each]);
            Array.Fill(_places, -1);
            Parallel.For(0, (to.Count + 4095) / 4096, tile =>
            {
                for (var place = tile * 4096; place < Math.Min(to.Count, (tile + 1) * 4096); place++)
                {
                    var at = to.Grid.PositionOf(to.Voxels.Span[place]);
                    if (interpolation == Interpolation.Nearest) { (_places[place], _weights[place]) = (from.PlaceAt(at) ?? -1, 1); }
                    else { Around(from, from.Grid.Affine.IndexOf(at), place * 8); }
                }
            });
        }

        public void Apply(ReadOnlySpan<float> values, Span<float> into)
        {
            for (var n = 0; n < into.Length; n++)
            {
                var (sum, first) = (0f, n * _each);
                for (var corner = first; corner < first + _each; corner++)
                {
                    if (_weights[corner] == 0) { continue; }

                    sum += _places[corner] < 0 ? float.NaN : _weights[corner] * values[_places[corner]];
                }

                into[n] = sum;
            }
        }

        private void Around(VoxelSpace from, (double I, double J, double K) index, int at)
        {
            var (i, x) = Split(index.I);
            var (j, y) = Split(index.J);
            var (k, z) = Split(index.K);
            var grid = from.Grid;
            for (var corner = 0; corner < 8; corner++)
            {
                var (di, dj, dk) = (corner & 1, (corner >> 1) & 1, corner >> 2);
                var weight = (di == 0 ? 1 - x : x) * (dj == 0 ? 1 - y : y) * (dk == 0 ? 1 - z : z);
                if (weight == 0) { continue; }

                _weights[at + corner] = (float)weight;
                _places[at + corner] = grid.Holds(i + di, j + dj, k + dk) ? from.PlaceOf(grid.VoxelAt(i + di, j + dj, k + dk)) ?? -1 : -1;
            }
        }

        // An index within a millionth of a voxel is that voxel: its far neighbours must not make it missing.
        private static (int Whole, double Part) Split(double index)
        {
            var nearest = Math.Round(index);
            if (Math.Abs(index - nearest) < OnAVoxel) { return ((int)Math.Clamp(nearest, int.MinValue / 2, int.MaxValue / 2), 0); }

            var floor = Math.Floor(index);
            return ((int)Math.Clamp(floor, int.MinValue / 2, int.MaxValue / 2), index - floor);
        }
    }
}
