namespace NeuroRepl.Models.Smoothing;

/// <summary>Smooths one map of a space.</summary>
internal interface ISmoother
{
    /// <summary>Fills the smoothed map; both have one value a place.</summary>
    /// <param name="map">The map. Values that are no number count as absent and stay so.</param>
    /// <param name="smoothed">Written over.</param>
    void Smooth(ReadOnlySpan<float> map, Span<float> smoothed);
}
