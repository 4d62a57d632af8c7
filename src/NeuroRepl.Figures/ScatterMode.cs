namespace NeuroRepl.Figures;

/// <summary>What a scatter draws.</summary>
public enum ScatterMode
{
    /// <summary>A line from point to point.</summary>
    Lines,

    /// <summary>A marker a point.</summary>
    Markers,

    /// <summary>Both.</summary>
    LinesAndMarkers,

    /// <summary>A text a point, and nothing else.</summary>
    Text,
}
