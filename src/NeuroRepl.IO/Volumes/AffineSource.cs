namespace NeuroRepl.IO.Volumes;

/// <summary>Which part of a NIfTI header says where the voxels lie.</summary>
public enum AffineSource
{
    /// <summary>Neither form is set: the voxel sizes only, no orientation or position.</summary>
    VoxelSizes,

    /// <summary>The quaternion (scanner coordinates, mostly).</summary>
    Qform,

    /// <summary>The affine rows (aligned or standard coordinates, mostly).</summary>
    Sform,
}
