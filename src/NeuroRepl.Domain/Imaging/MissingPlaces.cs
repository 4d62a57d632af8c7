namespace NeuroRepl.Domain.Imaging;

/// <summary>What a parcel's mean does with places that have no value (the medial wall, voxels outside a mask).</summary>
public enum MissingPlaces
{
    /// <summary>The mean of the others; how many were left out is counted in the result's notes.</summary>
    Skip,

    /// <summary>A parcel with a missing place has no value.</summary>
    Propagate,

    /// <summary>An error that names the parcel.</summary>
    Refuse,
}
