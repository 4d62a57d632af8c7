using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Sampling;

/// <summary>Runs chains beside each other, each from a stream of its own, with Stan's schedule of warm-up.</summary>
/// <remarks>
/// Steps are learnt all through warm-up; the metric in windows of 25, 50, 100 … draws between a first piece of 75 and a last one of 50, each window replacing what the one before taught
/// (Stan reference manual, "HMC algorithm parameters").
/// </remarks>
internal sealed class Sampler(SamplerOptions options, Func<LogDensity> density)
{
    private const int Starts = 100;
    private long _done;
    private int _divergences;

    /// <summary>All chains; shorter ones where the user interrupted after warm-up.</summary>
    /// <exception cref="OperationCanceledException">Interrupted before every chain had something to keep.</exception>
    public (ChainDraws[] Chains, bool IsInterrupted) Run()
    {
        var chains = new ChainDraws[options.Chains];
        var stop = Interrupt.Token;
        try
        {
            Parallel.For(0, options.Chains, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, c => RunChain(c, chains, stop));
        }
        catch (AggregateException several) when (several.InnerExceptions.All(e => e is NeuroReplException)) { throw several.InnerExceptions[0]; }

        if (!stop.IsCancellationRequested || chains.All(c => c?.Count == options.Draws)) { return (chains, false); }

        const int Worthwhile = 10;
        if (chains.Any(c => c is null || c.Count < Worthwhile)) { stop.ThrowIfCancellationRequested(); }

        return (chains, true);
    }

    private void RunChain(int number, ChainDraws[] chains, CancellationToken stop)
    {
        var random = new CounterRandom(options.Seed, (ulong)number);
        var own = density();
        var metric = Metric.Of(options.IsDense, own.Dimension);
        var nuts = new Nuts(own, metric, random, options.MostDepth);
        Start(nuts, own, random);
        var draws = new ChainDraws(own.Dimension, options.Draws);
        nuts.FindStep();
        var step = new StepSize(options.TargetAcceptance);
        step.Restart(nuts.Step);
        var windows = Windows(options.Warmup);
        for (var i = 0; i < options.Warmup + options.Draws; i++)
        {
            if (i == options.Warmup)
            {
                step.Settle();
                if (options.Warmup > 0) { nuts.Step = step.Now; }
            }

            if (stop.IsCancellationRequested) { break; }

            nuts.Next();
            if (i < options.Warmup)
            {
                draws.WarmupLeapfrogs += nuts.Leapfrogs;
                step.Learn(nuts.Acceptance);
                nuts.Step = step.Now;
                if (windows.Contains(i, out var endsHere))
                {
                    metric.Learn(nuts.Now.Position);
                    if (endsHere)
                    {
                        metric.Adopt();
                        nuts.FindStep();
                        step.Restart(nuts.Step);
                    }
                }
            }
            else
            {
                draws.Add(nuts);
                if (nuts.IsDivergent) { Interlocked.Increment(ref _divergences); }
            }

            Tell(1);
        }

        draws.StepSize = nuts.Step;
        chains[number] = draws;
    }

    private void Start(Nuts nuts, LogDensity own, CounterRandom random)
    {
        var position = new double[own.Dimension];
        for (var k = 0; k < Starts; k++)
        {
            for (var i = 0; i < position.Length; i++) { position[i] = options.InitialRange * ((2 * random.NextDouble()) - 1); }

            if (nuts.Start(position)) { return; }
        }

        throw new ArgumentMistake($"Of {Starts} random starts none has a finite density: at the last one the log density is {nuts.Now.LogDensity}.",
            "Scale large predictors (scale(x) in the formula), give coefficients a prior such as (\"b\", Prior.Normal(0, 1)), or start nearer to zero with new BayesOptions { InitialRange = 0.1 }.");
    }

    private void Tell(int steps)
    {
        var done = Interlocked.Add(ref _done, steps);
        var total = (long)options.Chains * (options.Warmup + options.Draws);
        if (done % 50 == 0 || done == total)
        {
            var divergent = Volatile.Read(ref _divergences);
            Work.Listener?.Report($"sampling {options.Chains} {(options.Chains == 1 ? "chain" : "chains")}{(divergent > 0 ? $", {divergent} divergent" : "")}", done, total);
        }
    }

    internal static WarmupWindows Windows(int warmup) => new(warmup);
}
