using System.Diagnostics;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Mixed;
using NeuroRepl.Testing;

namespace NeuroRepl.Benchmarks;

/// <summary>Mixed models beside lmerTest, pbkrtest and emmeans in one run: CPU milliseconds.</summary>
internal static class MixedBenchmark
{
    private const string InR = """
        suppressPackageStartupMessages({library(lmerTest); library(emmeans)}); emm_options(lmer.df = "satterthwaite")
        d <- read.csv("FILE"); d$block <- factor(d$block); d$cond <- factor(d$cond); d$id <- factor(d$id)
        cpu <- function(name, n, e) { e <- substitute(e); eval(e); s <- system.time(for (i in 1:n) eval(e)); cat(name, 1000 * sum(s[1:2]) / n, "\n") }
        cpu("fit + Satterthwaite", 10, anova(lmer(y ~ block * cond + (1 | id), d)))
        cpu("fit + Kenward-Roger", 3, anova(lmer(y ~ block * cond + (1 | id), d), ddf = "Kenward-Roger"))
        cpu("eight fits + anova + means", 1, for (b in levels(d$block)) { m <- lmer(y ~ cond + (1 | id), d, subset = block != b); anova(m); pairs(emmeans(m, "cond")) })
        s <- lmer(Reaction ~ Days + (Days | Subject), sleepstudy, REML = FALSE); cpu("profile of sleepstudy", 1, suppressMessages(confint(s, quiet = TRUE)))
        """;

    public static Task RunAsync(string[] arguments)
    {
        var file = Repository.At("tests", "reference", "papers", "p000_roi_bold.csv");
        var table = Table.Open(file).WithFactor("block");
        Measure("fit + Satterthwaite", 50, () => table.FitMixed("y ~ block * cond + (1 | id)").Anova());
        Measure("fit + Kenward-Roger", 50, () => table.FitMixed("y ~ block * cond + (1 | id)").Anova(df: DegreesOfFreedom.KenwardRoger));
        Table[] blocks = [.. Enumerable.Range(1, 8).Select(b => table.Where($"block != {b}"))];
        Measure("eight fits + anova + means", 10, () =>
        {
            foreach (var block in blocks)
            {
                var fit = block.FitMixed("y ~ cond + (1 | id)");
                fit.Anova();
                fit.Pairwise("cond", adjust: Adjust.Tukey);
            }
        });
        if (!Tools.Has("r:lmerTest"))
        {
            Console.WriteLine("lmerTest is not here: no comparison, no sleepstudy, no InstEval.");
            return Task.CompletedTask;
        }

        var sleep = FromR("sleepstudy").FitMixed("Reaction ~ Days + (Days | Subject)", reml: false);
        Measure("profile of sleepstudy", 5, () => sleep.ProfileIntervals());
        if (arguments.Contains("--insteval"))
        {
            var inst = FromR("InstEval");
            Measure("InstEval fit", 1, () => Console.WriteLine($"  criterion {inst.FitMixed("y ~ 1 + (1 | s) + (1 | d) + (1 | dept:service)").Criterion:F4}"), warm: false);
            Console.Write(Tools.Run("Rscript", "-e", "suppressPackageStartupMessages(library(lme4)); s <- system.time(m <- lmer(y ~ 1 + (1 | s) + (1 | d) + (1 | dept:service), InstEval)); cat('R: InstEval fit', 1000 * sum(s[1:2]), 'criterion', REMLcrit(m), '\\n')"));
        }

        Console.WriteLine("R, CPU ms:");
        Console.Write(Tools.Run("Rscript", "-e", InR.Replace("FILE", file, StringComparison.Ordinal)));
        return Task.CompletedTask;
    }

    private static Table FromR(string name)
    {
        var path = Path.Combine(Path.GetTempPath(), $"neurorepl-{Environment.ProcessId}-{name}.csv");
        Tools.Run("Rscript", "-e", $"data({name}, package='lme4'); d <- {name}; for (n in names(d)) if (is.factor(d[[n]])) d[[n]] <- paste0('l', d[[n]]); write.csv(d, '{path}', row.names = FALSE)");
        var table = Table.Open(path);
        File.Delete(path);
        return table;
    }

    private static void Measure(string what, int times, Action action, bool warm = true)
    {
        for (var k = 0; k < (warm ? Math.Max(3, times) : 0); k++) { action(); }

        var process = Process.GetCurrentProcess();
        var (before, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        for (var k = 0; k < times; k++) { action(); }

        process.Refresh();
        Console.WriteLine($"{what,-28} {(process.TotalProcessorTime - before).TotalMilliseconds / times,8:F2} ms CPU {watch.Elapsed.TotalMilliseconds / times,8:F2} ms wall");
    }
}
