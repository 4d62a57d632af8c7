using System.Diagnostics;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes;
using NeuroRepl.Statistics.Bayes.Comparison;
using NeuroRepl.Testing;

namespace NeuroRepl.Benchmarks;

/// <summary>The categorical model of 23 subjects × 3 conditions from a cold start to LOO, effective draws a second, PSIS-LOO of a large matrix; <c>--brms</c> adds brms in the same run, <c>--calibrate [n]</c> simulation-based calibration.</summary>
internal static class BayesBenchmark
{
    private const string InR = """
        suppressPackageStartupMessages({library(brms); library(posterior)}); if (!nzchar(rstan::rstan_options("boost_lib"))) rstan::rstan_options(boost_lib = "/usr/include")
        d <- read.csv("FILE"); d$dose <- factor(d$dose, c("placebo", "low", "high"))
        cpu <- function(e) { s <- system.time(e); sum(s[-3]) }
        fit <- NULL; invisible(capture.output(compile <- cpu(fit <- suppressMessages(brm(dose ~ bold + glu + lac + (1 | subject), d, family = categorical(), chains = 0)))))
        invisible(capture.output(sample <- cpu(fit <- suppressMessages(update(fit, chains = 4, iter = 2000, cores = 1, seed = 1, refresh = 0, recompile = FALSE)))))
        s <- summarise_draws(as_draws_array(fit), ess_bulk, ess_tail); s <- s[grepl("^b_|^sd_", s$variable), ]
        l <- NULL; cat(sprintf("brms: compile %.1f CPU s, sample %.2f CPU s, smallest ESS %.0f (%.0f a CPU second), ", compile, sample, min(s$ess_bulk, s$ess_tail), min(s$ess_bulk, s$ess_tail) / sample)); t <- cpu(l <- suppressWarnings(loo(fit))); cat(sprintf("LOO %.2f CPU s, elpd %.2f\n", t, l$estimates[1, 1]))
        """;

    public static Task RunAsync(string[] arguments)
    {
        if (Array.IndexOf(arguments, "--calibrate") is >= 0 and var at)
        {
            BayesCalibration.Run(at + 1 < arguments.Length && int.TryParse(arguments[at + 1], out var n) ? n : 200, arguments.Skip(at + 2).FirstOrDefault());
            return Task.CompletedTask;
        }

        var file = Repository.At("tests", "reference", "bayes", "arms.csv");
        var table = Table.Open(file).WithFactor("dose", "placebo", "low", "high");
        for (var run = 0; run < 5; run++)
        {
            var process = Process.GetCurrentProcess();
            var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
            var fit = table.FitBayes("dose ~ bold + glu + lac + (1 | subject)", Family.Categorical, seed: (ulong)run + 1);
            var sampled = watch.Elapsed.TotalSeconds;
            process.Refresh();
            var cpu = (process.TotalProcessorTime - before).TotalSeconds;
            var loo = fit.Loo();
            var whole = watch.Elapsed.TotalSeconds;
            process.Refresh();
            var all = (process.TotalProcessorTime - before).TotalSeconds;
            var smallest = fit.Summary().Parameters.Min(p => Math.Min(p.EssBulk, p.EssTail));
            Console.WriteLine($"{(run == 0 ? "cold" : "warm")} fit {sampled:F2} s wall, {cpu:F2} s CPU; to LOO {whole:F2} s wall, {all:F2} s CPU; {fit.Sampling.Leapfrogs} gradients, {1e6 * cpu / fit.Sampling.Leapfrogs:F2} µs each with all around; "
                + $"smallest ESS {smallest:F0} ({smallest / sampled:F0} a second, {smallest / cpu:F0} a CPU second); elpd {loo.Estimate:F2}; {fit.Sampling.Divergences} divergences");
        }

        Psis();
        if (arguments.Contains("--brms")) { Console.Write(Tools.Run("Rscript", "-e", InR.Replace("FILE", file, StringComparison.Ordinal))); }

        return Task.CompletedTask;
    }

    private static void Psis()
    {
        const int Draws = 4000;
        const int Observations = 1000;
        var random = new CounterRandom(5);
        var values = new double[Observations, Draws];
        for (var i = 0; i < Observations; i++)
        {
            var scale = .2 + (.6 * random.NextDouble());
            for (var s = 0; s < Draws; s++) { values[i, s] = -1 - (scale * Math.Pow(random.NextNormal(), 2)); }
        }

        var matrix = new LogLikelihood(values, chains: 4);
        double[] ones = [.. Enumerable.Repeat(1.0, Observations)];
        for (var k = 0; k < 3; k++) { PsisLoo.Of(matrix, ones); }

        Measure("PSIS-LOO of 4000 × 1000", () => PsisLoo.Of(matrix, ones));
        Measure("  with relative efficiencies", () => PsisLoo.Of(new LogLikelihood(values, chains: 4)));
        Measure("WAIC of 4000 × 1000", () => Waic.Of(matrix));
    }

    private static void Measure(string what, Action action)
    {
        const int Times = 10;
        var process = Process.GetCurrentProcess();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        for (var k = 0; k < Times; k++) { action(); }

        process.Refresh();
        Console.WriteLine($"{what,-32} {(process.TotalProcessorTime - before).TotalMilliseconds / Times,8:F1} ms CPU {watch.Elapsed.TotalMilliseconds / Times,8:F1} ms wall");
    }
}
