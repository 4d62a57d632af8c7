using Xunit.Abstractions;
using NeuroRepl.Simulation.Studies;
using NeuroRepl.Statistics.Classical;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Simulation.Tests.Marx;

public sealed class MarxSampleTests(ITestOutputHelper output)
{
    [Fact]
    public void Probe()
    {
        var men = MarxDesign.Men();
        output.WriteLine($"age {men.Average(m => m.Age)} {Calibration.Calibrate.Sd([.. men.Select(m => (double)m.Age)])} {men.Min(m => m.Age)} {men.Max(m => m.Age)} bmi {men.Average(m => m.BodyMassIndex)}");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var glu = new MarxGlutamate(DatasetMode.Exact, MarxDesign.Seed);
        double[] x = [.. MarxDesign.Pairs.Select(p => glu.RelativeChange(p.Person, p.Arm))];
        output.WriteLine(string.Join(" ", x.Select(v => v.ToString("F3"))));
        output.WriteLine($"{MarxDesign.Pairs.Count}");
        var y = MarxCoupling.Draw(DatasetMode.Exact, MarxDesign.Seed, x, men);
        output.WriteLine($"{clock.Elapsed} y {string.Join(" ", y.Select(v => v.ToString("F3")))}");
        var sample = new MarxSample(DatasetMode.Exact, MarxDesign.Seed);
        output.WriteLine($"{clock.Elapsed}"); output.WriteLine($"FOUND {MarxCoupling.Last} {MarxLevels.Last}");
        var fit = sample.Coupling().FitLinear("dBdnf ~ dGlu * treatment");
        foreach (var c in fit.Coefficients) { output.WriteLine($"{c.Name} {c.Estimate} {c.StandardError} {c.T} {c.P.Value}"); }

        var folder = Datasets.Make("marx2025", "/tmp/p4data", overwrite: true);
        output.WriteLine($"{clock.Elapsed}");
        output.WriteLine($"{fit.ResidualSd} {fit.R2} {ShapiroWilk.Test(fit.Residuals)}");
    }
}
