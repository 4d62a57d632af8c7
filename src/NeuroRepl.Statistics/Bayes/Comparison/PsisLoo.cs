using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>Leave-one-out cross-validation from one fit, by Pareto-smoothed importance sampling; what R's loo gives.</summary>
/// <remarks>Vehtari, Gelman and Gabry, Statistics and Computing 27 (2017) 1413. Pareto k below 0.5 is good, up to 0.7 fair; above it the estimate of that observation cannot be trusted.</remarks>
public sealed class PsisLoo : Elpd
{
    private readonly LeftOut[] _leftOut;

    private PsisLoo(LeftOut[] leftOut, int refitted)
        : base(Array.ConvertAll(leftOut, o => o.Elpd), Array.ConvertAll(leftOut, o => o.EffectiveParameters))
    {
        (_leftOut, Refitted) = (leftOut, refitted);
        Warnings = [.. Doubts()];
    }

    /// <inheritdoc/>
    public override string Method => "PSIS-LOO";

    /// <summary>Every observation left out, in the order of the rows.</summary>
    public IReadOnlyList<LeftOut> Observations => _leftOut;

    /// <summary>The Pareto k of every observation.</summary>
    public IReadOnlyList<double> ParetoK => [.. _leftOut.Select(o => o.ParetoK)];

    /// <summary>LOO-IC, −2 × the estimate.</summary>
    public double LooIc => InformationCriterion;

    /// <summary>Which observations have k above 0.7, counted from 0.</summary>
    public IReadOnlyList<int> Bad => [.. Enumerable.Range(0, _leftOut.Length).Where(i => _leftOut[i].ParetoK > .7)];

    /// <summary>How many observations were left out by fitting again without them.</summary>
    public int Refitted { get; }

    /// <summary>From a matrix of log likelihoods.</summary>
    /// <param name="logLikelihood">Observations × draws.</param>
    /// <param name="efficiencies">Effective draws of each observation's likelihood as a part of all; computed from the chains unless given. All 1 where draws are independent.</param>
    /// <exception cref="ArgumentMistake">As many efficiencies as observations are needed.</exception>
    public static PsisLoo Of(LogLikelihood logLikelihood, IReadOnlyList<double>? efficiencies = null)
    {
        efficiencies ??= logLikelihood.RelativeEfficiencies;
        Guard.SameLength(efficiencies.Count, logLikelihood.Observations, "the number of efficiencies", "the number of observations");
        var result = new LeftOut[logLikelihood.Observations];
        Parallel.For(0, result.Length, () => new ParetoSmoothing(logLikelihood.Draws), (i, _, smoothing) =>
        {
            Interrupt.ThrowIfRequested();
            result[i] = smoothing.LeaveOut(logLikelihood.Of(i), efficiencies[i]);
            return smoothing;
        }, _ => { });
        return new PsisLoo(result, refitted: 0);
    }

    internal PsisLoo With(IReadOnlyDictionary<int, (double Elpd, double Mcse, double InSample)> refits)
    {
        var result = _leftOut.ToArray();
        foreach (var (i, exact) in refits) { result[i] = new LeftOut(exact.Elpd, exact.Mcse, exact.InSample - exact.Elpd, 0, result[i].EffectiveDraws); }

        return new PsisLoo(result, Refitted + refits.Count);
    }

    private IEnumerable<string> Doubts()
    {
        var (bad, fair) = (Bad.Count, _leftOut.Count(o => o.ParetoK is > .5 and <= .7));
        if (bad > 0)
        {
            yield return $"{bad} of {_leftOut.Length} observations have Pareto k above 0.7: the draws do not reach the fit without them. Leave these out exactly with fit.Loo(refit: true), or compare by fit.KFold().";
        }
        else if (fair > 0)
        {
            yield return $"{fair} of {_leftOut.Length} observations have Pareto k between 0.5 and 0.7: their part is less precise, and usable.";
        }

        if (Refitted > 0) { yield return $"{Refitted} observations were left out by fitting again without them."; }
    }
}
