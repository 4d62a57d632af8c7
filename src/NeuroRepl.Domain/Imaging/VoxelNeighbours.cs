namespace NeuroRepl.Domain.Imaging;

/// <summary>Which voxels touch: AFNI's NN1, NN2 and NN3.</summary>
public enum VoxelNeighbours
{
    /// <summary>The 6 that share a face (NN1).</summary>
    Faces = 6,

    /// <summary>The 18 that share a face or an edge (NN2).</summary>
    Edges = 18,

    /// <summary>The 26 that share a face, an edge or a corner (NN3).</summary>
    Corners = 26,
}
