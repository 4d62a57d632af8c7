namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>What became of one place.</summary>
internal enum PlaceState
{
    /// <summary>A model with all variances above zero.</summary>
    Fitted,

    /// <summary>A model in which a random effect has no variance.</summary>
    Singular,

    /// <summary>A scan has no value.</summary>
    Missing,

    /// <summary>Nothing is left to explain.</summary>
    Constant,

    /// <summary>The search stopped before a minimum.</summary>
    Stopped,
}
