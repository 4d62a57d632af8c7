using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures.Brain;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views.Imaging;

/// <summary>What a viewer shows of a map: a background and values in voxels, and surfaces.</summary>
internal sealed record ViewerParts(SceneVolume? Background, SceneVolume? Values, IReadOnlyList<SurfaceView> Surfaces)
{
    private const int MostVoxels = 2_500_000;

    public static ViewerParts OfVoxels(VoxelSpace space, float[] shown, ReadOnlySpan<float> map, BrainMap? anatomy)
    {
        var below = anatomy is null ? Mask(space, map) : Anatomy(anatomy);
        return new(below, Volume(space, shown), []);
    }

    public BrainScene On(BrainScene scene) => scene with { Background = Background, Values = Values, Surfaces = Surfaces };

    private static SceneVolume Mask(VoxelSpace space, ReadOnlySpan<float> map) => Volume(space, Backdrop.Inside(space, map)) with { IsMask = true };

    // Every second voxel of a fine anatomy: what lies below need not be finer than a screen.
    private static SceneVolume Anatomy(BrainMap anatomy)
    {
        if (anatomy.Space is not VoxelSpace space) { throw new ArgumentMistake($"The anatomy {anatomy.Name} lies on {anatomy.Space}; slices are drawn over voxels.", "Give a volume: anatomy: BrainMap.Open(\"T1w.nii.gz\")."); }

        var whole = Volume(space, anatomy.Values.ToArray());
        var bright = whole.Values.Where(value => value > 0).Order().ToArray();
        var window = bright.Length == 0 ? (0, 1) : (0.0, (double)bright[(int)(.985 * (bright.Length - 1))]);
        if (space.Grid.Count <= MostVoxels) { return whole with { Low = window.Item1, High = window.Item2 }; }

        var (nx, ny, nz) = ((space.Grid.Nx + 1) / 2, (space.Grid.Ny + 1) / 2, (space.Grid.Nz + 1) / 2);
        var coarse = new float[nx * ny * nz];
        for (var n = 0; n < coarse.Length; n++) { coarse[n] = whole.Values[space.Grid.VoxelAt(2 * (n % nx), 2 * (n / nx % ny), 2 * (n / (nx * ny)))]; }

        var rows = space.Grid.Affine.Rows;
        return new((nx, ny, nz), [.. rows.Select((number, index) => index % 4 == 3 ? number : 2 * number)], coarse) { Low = window.Item1, High = window.Item2 };
    }

    private static SceneVolume Volume(VoxelSpace space, float[] values)
    {
        var whole = new float[space.Grid.Count];
        Array.Fill(whole, float.NaN);
        for (var place = 0; place < values.Length; place++) { whole[space.Voxels.Span[place]] = values[place]; }

        return new((space.Grid.Nx, space.Grid.Ny, space.Grid.Nz), space.Grid.Affine.Rows, whole);
    }
}
