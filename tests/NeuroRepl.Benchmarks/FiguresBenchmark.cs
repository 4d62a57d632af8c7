using System.Diagnostics;
using NeuroRepl.Figures;

namespace NeuroRepl.Benchmarks;

/// <summary>Figures as a user waits for them: their JSON, large data thinned for the screen, and pictures by a browser.</summary>
public static class FiguresBenchmark
{
    /// <summary>Prints the median of each; the browser's lines only where one is here.</summary>
    public static Task RunAsync(string[] args)
    {
        double[] long_ = [.. Enumerable.Range(0, 100_000).Select(i => Math.Sin(i * 0.01) + (i % 17 * 0.01))];
        double[] million = [.. Enumerable.Range(0, 1_000_000).Select(i => Math.Sin(i * 0.0001) + (i % 17 * 0.01))];
        var (few, many) = (Chart.Line(long_), Chart.Line(million));
        var square = Enumerable.Range(0, 400).Select(r => Enumerable.Range(0, 400).Select(c => Math.Sin(r * c * 0.001)).ToArray()).ToArray();
        var heat = Chart.Heatmap(square);

        Print("JSON of 100,000 points, every one, packed", () => few.ToPlotlyJson(everyPoint: true));
        Print("JSON of 100,000 points, every one, as numbers", () => few.ToPlotlyJson(everyPoint: true, plainNumbers: true));
        Print("JSON of 100,000 points for the screen", () => few.ToPlotlyJson());
        Print("JSON of 1,000,000 points for the screen", () => many.ToPlotlyJson());
        Print("JSON of 1,000,000 scattered points for the screen", () => Chart.Scatter(million, million).ToPlotlyJson());
        Print("JSON of a heat map of 400 × 400", () => heat.ToPlotlyJson());
        Print("1,000,000 points at a terminal", () => Terminal.Render(many));
        if (!FigureImages.ArePossible) { return Task.CompletedTask; }

        var small = Chart.Line([1.0, 2, 3], [2.0, 1, 3]).WithTitle("A line").WithXTitle("time", "s");
        var watch = Stopwatch.StartNew();
        var png = FigureImages.Png(small)!;
        Console.WriteLine($"{"first PNG, with the start of the browser",-52} {watch.Elapsed.TotalMilliseconds,9:F1} ms  {png.Length,10:N0} bytes");
        Print("PNG at scale 2, browser warm", () => Convert.ToBase64String(FigureImages.Png(small)!));
        Print("PNG of 1,000,000 points, browser warm", () => Convert.ToBase64String(FigureImages.Png(many)!));
        return Task.CompletedTask;
    }

    private static void Print(string what, Func<string> make)
    {
        const int Runs = 15;
        var size = make().Length;
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            make();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"{what,-52} {times.Order().ElementAt(Runs / 2),9:F1} ms  {size,10:N0} characters");
    }
}
