using System.IO.Compression;
using NeuroRepl.Figures.Charts;

namespace NeuroRepl.Figures.Tests.Charts;

/// <summary>Every chart once, from closed forms, the same on every machine.</summary>
internal static class Gallery
{
    public static IReadOnlyDictionary<string, Figure> All { get; } = new Dictionary<string, Figure>
    {
        ["spectra"] = Chart.Spectra([Spectrum("placebo", 7, 26), Spectrum("high", 8.4, 25)], voxel: Chart.Picture(Png(40, 48))).WithTitle("Spectra in the ACC"),
        ["fit"] = FitPanels(),
        ["waterfall"] = Chart.Waterfall(Ppm(120), [.. Enumerable.Range(0, 10).Select(i => new Sample($"block {i}", Peaks(Ppm(120), 7 + (0.1 * i), i)))]),
        ["course"] = BlockCourse(),
        ["raincloud"] = Chart.Raincloud(GroupByTreatment(24), [new Comparison("placebo TRD", "ketamine TRD", 0.004), new Comparison("ketamine TRD", "ketamine HV", 0.03)], new Axis { Title = "connectivity", Unit = "z" }),
        ["boxes"] = Chart.BoxPoints([("placebo", Normal(26, 3, 2)), ("low", Normal(26, 12, 6)), ("high", Normal(26, 19, 8))], [new("placebo", "low", "***"), new("placebo", "high", "***"), new("low", "high", 0.009)], new Axis { Title = "CADSS", Unit = "points" }),
        ["bars"] = Chart.ErrorBars(
            ["TP1", "TP2", "TP3"],
            [new Sample("HC", [0.31, 0.30, 0.33]) { Errors = [0.04, 0.05, 0.04] }, new Sample("non-remitters", [0.12, 0.18, 0.2]) { Errors = [0.06, 0.06, 0.05] }, new Sample("remitters", [-0.05, 0.1, 0.28]) { Errors = [0.05, 0.05, 0.06] }],
            [new("TP1 HC", "TP1 remitters", "**"), new("TP1 remitters", "TP3 remitters", "***")], new Axis { Title = "activation", Unit = "% signal" }, errors: "SEM"),
        ["scatter"] = Chart.ScatterFit([Cloud("HV", 16, -0.6), Cloud("TRD", 21, -0.1)], new Axis { Title = "ΔCRP", Unit = "log mg/l" }, new Axis { Title = "Δ connectivity", Unit = "z" }, "HV r = −0.64, p = 0.007"),
        ["rmcorr"] = RepeatedCorrelation(),
        ["repeated"] = Chart.RepeatedMeasures(["before", "placebo", "low", "high"], [.. Enumerable.Range(0, 18).Select(i => (IReadOnlyList<double>)[1 + Noise(i, 3), 2 + Noise(i, 4), i == 7 ? double.NaN : 9 + (4 * Noise(i, 5)), 17 + (7 * Noise(i, 6))])], [new("before", "high", "***"), new("low", "high", "**")], new Axis { Title = "CADSS", Unit = "points" }),
        ["receptors"] = Chart.ReceptorBars(
            ["NMDA", "mGluR5", "GABA-A", "KOR", "MOR", "5-HT2A"], [0.12, 0.46, -0.2, 0.38, 0.29, -0.41], [.. Enumerable.Range(0, 6).Select(i => (IReadOnlyList<double>)Normal(200, 0, 0.16 + (0.02 * i)))], [0.4, 0.003, 0.21, 0.02, 0.06, 0.012]),
        ["forest"] = Chart.Forest(
            [new("low − placebo", 0.42, 0.11, 0.74), new("high − placebo", 0.81, 0.44, 1.18), new("high − low", 0.38, -0.02, 0.79), new("all", 0.54, 0.33, 0.75) { IsSummary = true }], new Axis { Title = "change in Glu", Unit = "%" }),
        ["scree"] = Chart.Scree([.. Enumerable.Range(0, 31).Select(i => 28 * Math.Exp(-i / 3.0) + 0.6)], [.. Enumerable.Range(0, 31).Select(i => 6.5 - (0.19 * i))]),
        ["radar"] = Chart.Radar(["PANSS positive", "PANSS negative", "general", "verbal recall", "working memory", "SSP"], [("PC1", [0.8, 0.5, 0.9, -0.3, -0.4, 0.2]), ("PC2", [-0.1, 0.6, 0.2, 0.7, 0.5, -0.3])]),
        ["ridgeline"] = Chart.Ridgeline([.. new[] { "positive", "negative", "general", "recall" }.Index().SelectMany(n => new[] { new Sample(n.Item, Normal(40, 0.2 * n.Index, 1)) { Group = "placebo" }, new Sample(n.Item, Normal(40, 2.5 - n.Index, 1.3)) { Group = "ketamine" } })], new Axis { Title = "change", Unit = "SD" }, reference: 0),
        ["null"] = Chart.NullDistribution(Normal(2000, 0, 0.12), 0.41, 0.0005, new Axis { Title = "correlation", Unit = "r" }),
        ["design"] = Chart.DesignMatrix([.. Enumerable.Range(0, 60).Select(i => (IReadOnlyList<double>)[1, (i / 10) % 2, (i / 59.0) - 0.5, Math.Sin(i / 4.0)])], ["mean", "task", "drift", "motion"]),
        ["timeline"] = Chart.Timeline(
        [
            new("infusion", 7, 9, "bolus"), new("infusion", 9, 41, "maintenance"),
            .. Enumerable.Range(0, 9).Select(i => new TimelineEvent("blocks", 2 + (4.1 * i), 6.1 + (4.1 * i), i == 0 ? "base" : $"{i}")),
            new("scan", 0, 39, "fMRS"), new("ratings", -5, null, "CADSS"), new("ratings", 45, null, "CADSS"),
        ]),
        ["flow"] = Chart.InclusionFlow(
        [
            new("assessed for eligibility", 49) { Excluded = [("did not meet the criteria", 11), ("declined", 4)] },
            new("included", 34) { Excluded = [("no placebo scan", 5), ("incidental finding", 3)] },
            new("analysed", 26),
        ], [new("placebo", 26), new("low dose", 26), new("high dose", 25)], crossover: true),
        ["residuals"] = Chart.Residuals(Normal(60, 10, 3), Normal(60, 0, 1), p => Math.Log(p / (1 - p)) * 0.5513),
        ["connectivity"] = Connectivity(),
        ["picture"] = Chart.Picture(Png(64, 40)).WithTitle("A picture"),
        ["grid"] = Figure.Grid(
            [BlockCourse().WithTitle("Glu"), BlockCourse().WithTitle("Lac"), Chart.ScatterFit([Cloud("HV", 16, -0.6)], new Axis { Title = "x" }, new Axis { Title = "y" }), FitPanels()], columns: 2).WithTitle("Four panels"),
        ["shared"] = Figure.Grid([BlockCourse().WithTitle("Glu"), BlockCourse().WithTitle("Asp"), BlockCourse().WithTitle("Lac"), BlockCourse().WithTitle("Glc")], columns: 2, shareX: true, shareY: true),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static double[] Normal(int n, double mean, double sd) => [.. Enumerable.Range(0, n).Select(i => mean + (sd * Noise(i, mean + sd)))];

    /// <summary>A grey ramp with a lighter square, 8 bits a sample, by hand: signature, IHDR, IDAT, IEND.</summary>
    public static byte[] Png(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    var isInside = Math.Abs(x - (width / 2)) < width / 6 && Math.Abs(y - (height / 2)) < height / 6;
                    zlib.Write(isInside ? [213, 94, 0] : [(byte)(40 + (160 * x / width)), (byte)(40 + (160 * x / width)), (byte)(40 + (160 * x / width))]);
                }
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR", [.. BigEndian(width), .. BigEndian(height), 8, 2, 0, 0, 0]);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    // A bell by Box and Muller from two golden-ratio sequences: no generator, no seed.
    private static double Noise(int index, double stream)
    {
        var (u, v) = (Fraction(((index + 1) * 0.6180339887498949) + (stream * 0.37)), Fraction(((index + 1) * 0.7548776662466927) + (stream * 0.11)));
        return Math.Sqrt(-2 * Math.Log(Math.Max(u, 1e-9))) * Math.Cos(2 * Math.PI * v);
    }

    private static double Fraction(double value) => value - Math.Floor(value);

    private static double[] Ppm(int n) => [.. Enumerable.Range(0, n).Select(i => 4.2 - (4.0 * i / (n - 1)))];

    private static double[] Peaks(double[] ppm, double glu, int stream) => [.. ppm.Select((x, i) => Peak(x, 2.01, 10) + Peak(x, 3.03, 7) + Peak(x, 3.2, 4) + Peak(x, 2.35, glu) + Peak(x, 3.93, 5) + (0.15 * Noise(i, stream)))];

    private static double Peak(double x, double at, double height) => height * 0.0016 / (((x - at) * (x - at)) + 0.0016);

    private static MeanCourse Spectrum(string name, double glu, int n)
    {
        var ppm = Ppm(200);
        return new MeanCourse(name, ppm, Peaks(ppm, glu, n)) { Spread = [.. ppm.Select(x => 0.4 + (0.08 * Peak(x, 2.01, 10)))], Count = n };
    }

    private static Figure FitPanels()
    {
        var ppm = Ppm(200);
        var baseline = ppm.Select(x => 0.5 + (0.2 * Math.Sin(x))).ToArray();
        var fit = ppm.Select((x, i) => Peak(x, 2.01, 10) + Peak(x, 3.03, 7) + Peak(x, 2.35, 3) + baseline[i]).ToArray();
        var data = fit.Select((v, i) => v + (0.15 * Noise(i, 1))).ToArray();
        return Chart.FitPanels(ppm, data, fit, baseline, [("NAA", [.. ppm.Select(x => Peak(x, 2.01, 10))]), ("Cr", [.. ppm.Select(x => Peak(x, 3.03, 7))]), ("Glu", [.. ppm.Select(x => Peak(x, 2.35, 3))])]);
    }

    private static Figure BlockCourse()
    {
        double[] blocks = [.. Enumerable.Range(0, 9)];
        return Chart.BlockCourse(
            [
                new MeanCourse("placebo", blocks, [.. blocks.Select(b => 0.3 * Math.Sin(b))]) { Spread = [.. blocks.Select(_ => 2.0)], Count = 26, Color = Palette.Grey },
                new MeanCourse("low dose", blocks, [.. blocks.Select(b => 3 * (1 - Math.Exp(-b / 2)))]) { Spread = [.. blocks.Select(_ => 2.2)], Count = 26, Color = Palette.Blue },
                new MeanCourse("high dose", blocks, [.. blocks.Select(b => 6 * (1 - Math.Exp(-b / 2)))]) { Spread = [.. blocks.Select(_ => 2.4)], Count = 25, Color = Palette.Vermillion },
            ],
            [new("low vs placebo", [2, 3, 4]) { Color = Palette.Blue }, new("high vs placebo", [1, 2, 3, 4, 5, 6]) { Color = Palette.Vermillion }, new("low vs high", [3, 4]) { Mark = '^' }], onset: 0.5)
            .WithYTitle("Glu change", "%");
    }

    private static Sample[] GroupByTreatment(int n) =>
    [
        new Sample("placebo", Normal(n, 0.1, 0.2)) { Group = "HV" }, new Sample("placebo", Normal(n, -0.1, 0.25)) { Group = "TRD" },
        new Sample("ketamine", Normal(n, -0.05, 0.22)) { Group = "HV" }, new Sample("ketamine", Normal(n, 0.25, 0.2)) { Group = "TRD" },
    ];

    private static Cloud Cloud(string name, int n, double slope)
    {
        var x = Normal(n, 0, 1);
        var y = x.Select((v, i) => (slope * v) + (0.5 * Noise(i, n))).ToArray();
        return new Cloud(name, x, y) { Line = FitLine.LeastSquares(x, y, tQuantile: 2.1) };
    }

    private static Figure RepeatedCorrelation()
    {
        var rows = Enumerable.Range(0, 12).SelectMany(s => Enumerable.Range(0, 3).Select(d => (Subject: $"sub-{s + 1:00}", X: d + (0.3 * Noise(s, d)), Y: (2 * Noise(s, 9)) + (1.4 * d) + (0.4 * Noise(s, 5 + d))))).ToArray();
        return Chart.RepeatedCorrelation([.. rows.Select(r => r.X)], [.. rows.Select(r => r.Y)], [.. rows.Select(r => r.Subject)], new Axis { Title = "BOLD", Unit = "%" }, new Axis { Title = "CADSS", Unit = "points" }, "r = 0.71, p < 0.001");
    }

    private static Figure Connectivity()
    {
        string[] networks = [.. Enumerable.Range(0, 24).Select(i => i % 3 == 0 ? "visual" : i % 3 == 1 ? "default" : "control")];
        return Chart.Connectivity([.. networks.Select((a, i) => (IReadOnlyList<double>)[.. networks.Select((b, j) => i == j ? 1 : (a == b ? 0.5 : -0.1) + (0.1 * Noise(i + j, Math.Abs(i - j))))])], networks, "z");
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        var crc = 0xFFFFFFFFu;
        foreach (var b in body)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) { crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1; }
        }

        png.Write([.. BigEndian(data.Length), .. body, .. BigEndian((int)~crc)]);
    }
}
