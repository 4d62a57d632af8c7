using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Likelihood-ratio tests between mixed models.</summary>
internal static class MixedComparison
{
    public static LikelihoodRatioTest Of(MixedFit one, MixedFit two)
    {
        if (one.Count != two.Count || !one.Frame.Response.AsSpan().SequenceEqual(two.Frame.Response))
        {
            throw new ArgumentMistake($"The models are fitted to different data: {one.Count} rows of {one.Formula.Response}, and {two.Count} of {two.Formula.Response}.",
                "Fit both to the same rows: leave out rows that miss a variable of either first.");
        }

        var (smaller, larger) = one.Parameters < two.Parameters ? (one, two) : (two, one);
        var df = larger.Parameters - smaller.Parameters;
        if (df == 0) { throw new ArgumentMistake($"Both models have {one.Parameters} parameters, so neither is nested in the other.", "Compare their Aic instead."); }

        var notes = new List<string>();
        if (smaller.IsReml || larger.IsReml) { notes.Add("Fitted again by maximum likelihood: REML criteria of different fixed effects cannot be compared."); }

        var (small, large) = (smaller.Refit(reml: false), larger.Refit(reml: false));
        var chiSquare = small.Criterion - large.Criterion;
        if (chiSquare < -1e-6) { notes.Add("The larger model fits worse: the models are not nested, or a search stopped early."); }
        if (large.Problem.Parameters > small.Problem.Parameters) { notes.Add("A variance of zero lies at the edge of what is possible: this p-value is too large, up to twofold for one variance (Self and Liang 1987)."); }

        chiSquare = Math.Max(0, chiSquare);
        return new LikelihoodRatioTest(small, large, chiSquare, df, new PValue(Tails.ChiSquareUpper(chiSquare, df), PKind.Asymptotic), notes);
    }
}
