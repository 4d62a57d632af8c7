namespace NeuroRepl.Domain.Imaging;

/// <summary>One structure of grayordinates: CIFTI's name without its prefix ("CORTEX_LEFT", "THALAMUS_RIGHT") and its vertices or voxels.</summary>
public sealed record BrainStructure(string Name, BrainSpace Space)
{
    /// <summary>Whether it is a surface; otherwise it is voxels.</summary>
    public bool IsSurface => Space is not VoxelSpace;
}
