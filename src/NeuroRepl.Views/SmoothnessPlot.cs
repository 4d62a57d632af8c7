using NeuroRepl.Figures;
using NeuroRepl.Statistics.Smoothness;

namespace NeuroRepl.Views;

/// <summary>Draws how noise goes together over distance.</summary>
public static class SmoothnessPlot
{
    /// <summary>Measured autocorrelation as points, the mixed model as a line, over distance in millimetres.</summary>
    /// <param name="smoothness">What was measured.</param>
    public static Figure Plot(this NoiseSmoothness smoothness)
    {
        var end = smoothness.Distances[^1];
        double[] line = [.. Enumerable.Range(0, 201).Select(n => end * n / 200)];
        double[] fitted = [.. line.Select(smoothness.Acf.At)];
        return new Figure(
        [
            new Scatter(smoothness.Distances.ToArray(), smoothness.Correlations.ToArray()) { Mode = ScatterMode.Markers, Name = "measured" },
            new Scatter(line, fitted) { Name = "mixed model" },
        ], new Layout { Title = "Autocorrelation of noise", Subtitle = $"{smoothness.Acf}" }).WithXTitle("distance", "mm").WithYTitle("correlation");
    }
}
