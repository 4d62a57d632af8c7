namespace NeuroRepl.Views;

/// <summary>How a brain is laid out in a picture.</summary>
public enum Cut
{
    /// <summary>Horizontal slices, from below to above.</summary>
    Axial,

    /// <summary>Slices from back to front, as one looks at a face.</summary>
    Coronal,

    /// <summary>Slices from left to right.</summary>
    Sagittal,

    /// <summary>One slice in each direction through one place, with a cross-hair.</summary>
    Ortho,

    /// <summary>The strongest value along each line of sight, from the side, the front and above.</summary>
    Glass,

    /// <summary>The surface of each hemisphere from outside and from the midline.</summary>
    Surface,
}
