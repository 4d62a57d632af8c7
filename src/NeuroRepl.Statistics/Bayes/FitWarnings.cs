using NeuroRepl.Statistics.Bayes.Diagnostics;

namespace NeuroRepl.Statistics.Bayes;

/// <summary>What limits trust in a fit, in words, each with what to do.</summary>
internal static class FitWarnings
{
    public static IEnumerable<string> Of(BayesFit fit, bool isInterrupted)
    {
        var (draws, report) = (fit.Draws, fit.Sampling);
        if (isInterrupted) { yield return $"Interrupted: {draws.Iterations} draws of each chain were kept of {fit.Recipe.Iterations - fit.Recipe.Warmup}."; }

        if (report.Divergences is > 0 and var divergences)
        {
            yield return $"{divergences} of {draws.Count} draws diverged: parts of the posterior are not reached. Take smaller steps, options: new() {{ AdaptDelta = {(fit.Recipe.Options.AdaptDelta < .95 ? "0.95" : "0.99")} }}; if they stay, give sd a tighter prior.";
        }

        if (report.DepthReached is > 0 and var depth)
        {
            yield return $"{depth} of {draws.Count} trajectories were stopped at depth {report.MaxTreeDepth}: sampling is right but slow. Scale predictors, or options: new() {{ MaxTreeDepth = {report.MaxTreeDepth + 2} }}.";
        }

        if (report.EnergyFractions.Count(f => f < .2) is > 0 and var low)
        {
            yield return $"{low} {(low == 1 ? "chain moves" : "chains move")} slowly in energy (E-BFMI below 0.2): the tails are hardly reached. Give sd a tighter prior, or sample longer.";
        }

        var diagnosed = new (string Name, double RHat, double Bulk, double Tail)[draws.Names.Count];
        Parallel.For(0, diagnosed.Length, i =>
        {
            var values = draws.Of(i);
            diagnosed[i] = (draws.Names[i], Convergence.RHat(values, draws.Chains), Convergence.EssBulk(values, draws.Chains), Convergence.EssTail(values, draws.Chains));
        });
        var apart = diagnosed.Where(d => d.RHat > 1.01).OrderByDescending(d => d.RHat).ToArray();
        if (apart.Length > 0)
        {
            yield return $"R-hat is above 1.01 for {Listed(apart, d => $"{d.Name} ({d.RHat:F3})")}: the chains do not agree. {(apart[0].RHat > 1.1 ? "Do not use these draws; look at fit.Plot(\"" + apart[0].Name + "\"), and at the model." : $"Sample longer, iterations: {2 * fit.Recipe.Iterations}.")}";
        }

        var wanted = 100 * draws.Chains;
        var few = diagnosed.Where(d => Math.Min(d.Bulk, d.Tail) < wanted).OrderBy(d => Math.Min(d.Bulk, d.Tail)).ToArray();
        if (few.Length > 0)
        {
            yield return $"Fewer than {wanted} effective draws for {Listed(few, d => $"{d.Name} ({Math.Min(d.Bulk, d.Tail):F0})")}: intervals are uncertain. Sample longer, iterations: {2 * fit.Recipe.Iterations}.";
        }

        foreach (var term in fit.Model.Blocks.Where(b => b.Predictor == 0).Select(b => b.Term))
        {
            var counts = new int[term.Levels.Count];
            foreach (var code in term.Codes) { counts[code]++; }

            string[] single = [.. term.Levels.Where((_, level) => counts[level] == 1)];
            if (single.Length > 0 && single.Length < term.Levels.Count)
            {
                yield return $"{single.Length} of {term.Levels.Count} levels of {term.Name} {(single.Length == 1 ? "has" : "have")} one observation ({string.Join(", ", single.Take(4))}{(single.Length > 4 ? " …" : "")}): {(single.Length == 1 ? "its effect is" : "their effects are")} mostly what the other groups say.";
            }

            if (term.Levels.Count < 5) { yield return $"{term.Name} has {term.Levels.Count} levels: its standard deviation is mostly its prior."; }
        }

        if (fit.DroppedRows > 0) { yield return $"{fit.DroppedRows} of {fit.Rows + fit.DroppedRows} rows were left out because something was missing."; }

        if (fit.Recipe.Options.PriorOnly) { yield return "These draws are from the priors alone: the data were left out."; }
    }

    private static string Listed<T>(T[] items, Func<T, string> text) => string.Join(", ", items.Take(3).Select(text)) + (items.Length > 3 ? $" and {items.Length - 3} more" : "");
}
