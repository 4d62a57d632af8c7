namespace NeuroRepl.Models.Smoothing;

/// <summary>A width of zero.</summary>
internal sealed class NoSmoothing : ISmoother
{
    public void Smooth(ReadOnlySpan<float> map, Span<float> smoothed) => map.CopyTo(smoothed);
}
