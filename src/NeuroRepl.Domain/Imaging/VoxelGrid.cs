using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>A box of voxels and where it lies. The first index runs fastest, as in a NIfTI file.</summary>
public sealed class VoxelGrid
{
    /// <param name="nx">Voxels along the first index.</param>
    /// <param name="ny">Voxels along the second index.</param>
    /// <param name="nz">Voxels along the third index.</param>
    /// <param name="affine">Where they lie.</param>
    public VoxelGrid(int nx, int ny, int nz, Affine affine)
    {
        Guard.InRange(nx, 1, int.MaxValue);
        Guard.InRange(ny, 1, int.MaxValue);
        Guard.InRange(nz, 1, int.MaxValue);
        Guard.InRange((double)nx * ny * nz, 1, int.MaxValue, "the number of voxels");
        (Nx, Ny, Nz, Affine) = (nx, ny, nz, affine);
    }

    /// <summary>Voxels along the first index.</summary>
    public int Nx { get; }

    /// <summary>Voxels along the second index.</summary>
    public int Ny { get; }

    /// <summary>Voxels along the third index.</summary>
    public int Nz { get; }

    /// <summary>Where the voxels lie.</summary>
    public Affine Affine { get; }

    /// <summary>How many voxels the box has.</summary>
    public int Count => Nx * Ny * Nz;

    /// <summary>The volume of one voxel in mm³.</summary>
    public double VoxelVolume => Math.Abs(Affine.Determinant);

    /// <summary>The number of a voxel in file order.</summary>
    public int VoxelAt(int i, int j, int k) => i + (Nx * (j + (Ny * k)));

    /// <summary>The indices of a voxel.</summary>
    public (int I, int J, int K) IndexOf(int voxel) => (voxel % Nx, voxel / Nx % Ny, voxel / (Nx * Ny));

    /// <summary>The centre of a voxel in millimetres.</summary>
    public Millimetres PositionOf(int voxel)
    {
        var (i, j, k) = IndexOf(voxel);
        return Affine.At(i, j, k);
    }

    /// <summary>The voxel that holds a place, or nothing outside the box. A place on the border of two belongs to the higher index.</summary>
    public int? VoxelHolding(Millimetres place)
    {
        var (x, y, z) = Affine.IndexOf(place);
        var (i, j, k) = (HalfUp(x), HalfUp(y), HalfUp(z));
        return Holds(i, j, k) ? VoxelAt(i, j, k) : null;
    }

    /// <summary>Whether indices lie in the box.</summary>
    public bool Holds(int i, int j, int k) => i >= 0 && i < Nx && j >= 0 && j < Ny && k >= 0 && k < Nz;

    /// <summary>Whether another grid has the same voxels at the same places.</summary>
    public bool IsSameAs(VoxelGrid other) => Nx == other.Nx && Ny == other.Ny && Nz == other.Nz && Affine.IsCloseTo(other.Affine);

    /// <inheritdoc/>
    public override string ToString()
    {
        var size = Affine.VoxelSize;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Nx} × {Ny} × {Nz} voxels of {size.X:0.##} × {size.Y:0.##} × {size.Z:0.##} mm from {Affine.At(0, 0, 0)}");
    }

    // A sum of rounding errors must not decide: indices within 1e-9 of a border lie on it.
    private static int HalfUp(double index) => (int)Math.Floor(index + .5 + 1e-9);
}
