namespace NeuroRepl.Figures;

/// <summary>Where a text stands, seen from its point.</summary>
public enum TextPlace
{
    /// <summary>Around it.</summary>
    Middle,

    /// <summary>Above it.</summary>
    Above,

    /// <summary>Below it.</summary>
    Below,

    /// <summary>On its left.</summary>
    Left,

    /// <summary>On its right.</summary>
    Right,
}
