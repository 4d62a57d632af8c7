namespace NeuroRepl.Figures.Tests;

/// <summary>One figure of each kind, from closed forms, the same on every machine.</summary>
internal static class Samples
{
    public static Figure Fit { get; } = FitFigure();

    public static Figure Points { get; } = new Figure(
        [
            new Scatter([21, 24, 27, 31, 38], [61.5, 70, 66, 72.25, 80]) { Name = "F (n 5)", Mode = ScatterMode.Markers, Labels = ["sub-01", "sub-02", "sub-03", "sub-04", "sub-05"] },
            new Scatter([22, 25, 29, 33, 36], [75, 81, double.NaN, 90, 84]) { Name = "M (n 4)", Mode = ScatterMode.Markers },
        ],
        new Layout { Title = "participants", Subtitle = "simulated", X = new Axis { Title = "age", Unit = "years" }, Panels = [new Panel { Y = new Axis { Title = "weight", Unit = "kg" } }] });

    public static Figure Bars { get; } = Chart.Plot(
        new Bar(new[] { "placebo", "low", "high" }, [0.4, -1.25, 3.5]) { Name = "glutamate", Error = [0.1, 0.2, 0.3] },
        new Bar(new[] { "placebo", "low", "high" }, [0.2, 0.5, double.NaN]) { Name = "GABA" }).WithTitle("Change").WithYTitle("change", "mM").WithXTitle("arm");

    public static Figure Boxes { get; } = Chart.Box(
        Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? "placebo" : "high"),
        Enumerable.Range(0, 24).Select(i => i == 23 ? 30 : 5 + (3 * Math.Sin(i * 1.7)) + (i % 2 * 4))).WithYTitle("CADSS");

    public static Figure Matrix { get; } = new Figure(
        [new Heatmap([[1, 0.5, -0.2], [0.5, 1, double.NaN], [-0.2, 0.1, 1]], new[] { "Glu", "Gln", "GABA" }, new[] { "Glu", "Gln", "GABA" }) { IsDiverging = true, Unit = "r" }],
        new Layout { Title = "Correlations" });

    public static Figure Ribbon { get; } = RibbonFigure();

    public static IReadOnlyDictionary<string, Figure> All { get; } = new Dictionary<string, Figure>
    {
        ["fit"] = Fit, ["points"] = Points, ["bars"] = Bars, ["boxes"] = Boxes, ["matrix"] = Matrix, ["ribbon"] = Ribbon,
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static Card Card { get; } = new("Fit of 3 metabolites")
    {
        Facts = [("linewidth", "8.1 Hz"), ("SNR", "43"), ("outcome", "converged after 31 iterations, which is more than most fits of this kind of spectrum need, but not by much")],
        Grid = Grid.Of([("NAA", 10.123, 0.2), ("Glu", 9.2, 0.5), ("日本", 0.01, double.PositiveInfinity)], ("metabolite", m => m.Item1), ("conc. (mM)", m => m.Item2), ("CRLB %", m => m.Item3)),
        Notes = ["One metabolite was not found: 日本. Its bound says nothing."],
    };

    private static Figure FitFigure()
    {
        var ppm = Enumerable.Range(0, 400).Select(i => 4.2 - (4.0 * i / 399)).ToArray();
        var baseline = ppm.Select(x => 0.4 + (0.2 * Math.Sin(x))).ToArray();
        var fit = ppm.Select((x, i) => Peak(x, 2.01, 10) + Peak(x, 3.03, 7) + Peak(x, 3.2, 4) + Peak(x, 2.35, 2.5) + baseline[i]).ToArray();
        var residual = ppm.Select((_, i) => 0.15 * Math.Sin(i * i * 0.37)).ToArray();
        var data = fit.Zip(residual, (f, r) => f + r).ToArray();
        return new Figure(
            [
                new Scatter(ppm, data) { Name = "data", Color = Palette.Ink },
                new Scatter(ppm, fit) { Name = "fit", Color = Palette.Vermillion },
                new Scatter(ppm, baseline) { Name = "baseline", Color = Palette.Blue, Dash = Dash.Dashed },
                new Scatter(ppm, residual) { Name = "residual", Color = Palette.Grey, Panel = 1, InLegend = false },
            ],
            new Layout
            {
                Title = "Fit of sub-01_ses-high_svs",
                Subtitle = "simulated · linewidth 8.1 Hz, SNR 43",
                X = new Axis { Title = "chemical shift", Unit = "ppm", IsReversed = true, Range = (0.2, 4.2) },
                Panels = [new Panel { Weight = 3, Y = new Axis { Title = "amplitude", Unit = "a.u.", ShowTicks = false } }, new Panel { Y = new Axis { Title = "residual" } }],
            });
    }

    private static Figure RibbonFigure()
    {
        var time = Enumerable.Range(0, 21).Select(i => i * 0.5).ToArray();
        var mean = time.Select(t => 100 * (1 - Math.Exp(-t / 3))).ToArray();
        return Chart.Plot(
            new Band(time, mean.Select(m => m - 8).ToArray(), mean.Select(m => m + 8).ToArray()) { Name = "± SD", Color = Palette.Blue },
            new Scatter(time, mean) { Name = "mean (n 12)", Color = Palette.Blue, Mode = ScatterMode.LinesAndMarkers }).WithTitle("Course").WithXTitle("time", "min").WithYTitle("response", "%");
    }

    private static double Peak(double x, double at, double height) => height * 0.0009 / (((x - at) * (x - at)) + 0.0009);
}
