namespace NeuroRepl.Domain.Imaging;

/// <summary>How a value between voxels is found.</summary>
public enum Interpolation
{
    /// <summary>From the eight voxels around, by their distances.</summary>
    Linear,

    /// <summary>That of the nearest voxel; halfway between two, that of the higher index. For labels and masks.</summary>
    Nearest,
}
