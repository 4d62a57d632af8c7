namespace NeuroRepl.Statistics.Maps;

/// <summary>What becomes of places without a value (the medial wall, missing parcels) when a sphere is rotated.</summary>
public enum MedialWall
{
    /// <summary>It rotates along; places that it comes to lie on are left out of that rotation's correlation, which is over the others.</summary>
    LeaveOut,

    /// <summary>It is not rotated: each place takes the nearest value that exists, so all correlations are over the same places.</summary>
    NearestValue,

    /// <summary>Rotations that bring it onto a place with a value have no correlation (NaN), and do not count.</summary>
    DropRotation,

    /// <summary>A map with places without a value is refused.</summary>
    Refuse,
}
