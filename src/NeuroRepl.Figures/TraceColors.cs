namespace NeuroRepl.Figures;

/// <summary>Which colour each trace has: its own, or the next one of the palette; the same in every renderer.</summary>
internal static class TraceColors
{
    public static IReadOnlyList<string> Of(Figure figure)
    {
        var next = 0;
        return [.. figure.Traces.Select(trace => trace.Color ?? (trace is Heatmap or Picture or Scatter { Mode: ScatterMode.Text } ? Palette.Ink : Palette.Series[next++ % Palette.Series.Count]))];
    }
}
