using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Models;
using NeuroRepl.Statistics.Bayes.Priors;
using NeuroRepl.Statistics.Bayes.Sampling;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Bayes;

/// <summary>Bayesian multilevel models of tables.</summary>
public static class BayesFitting
{
    /// <summary>Samples the posterior of a multilevel model: <c>scans.FitBayes("dose ~ bold + (1 | subject)", Family.Categorical, seed: 1)</c>. Rows with missing values are left out and counted.</summary>
    /// <param name="table">Rows are observations. Text columns are factors; numbers become factors by <c>factor(block)</c>.</param>
    /// <param name="formula">As for FitMixed, and as brms left of ~: <c>y | trials(n)</c>, <c>y | cens(below)</c> (−1 for "at most"), <c>y | se(error)</c>, <c>y | weights(w)</c>.</param>
    /// <param name="family">How the response is distributed; Gaussian unless given.</param>
    /// <param name="priors">Priors by parameter or class: <c>[("b", Prior.Normal(0, 2.5)), ("sd", Prior.Exponential(1))]</c>; what is not named has brms's default. <c>fit.Priors</c> lists all.</param>
    /// <param name="seed">The same seed gives the same draws, on any number of threads.</param>
    /// <param name="chains">How many chains, run beside each other.</param>
    /// <param name="iterations">Of each chain, warm-up included.</param>
    /// <param name="options">Warm-up, step, metric, centring, prior only.</param>
    /// <param name="coding">How factors are coded.</param>
    /// <exception cref="FormulaException">The formula cannot be read, or asks for what is not there; the message points at the place.</exception>
    /// <exception cref="ArgumentMistake">A family that does not fit the response, a prior for no parameter, an improper posterior, no finite start.</exception>
    public static BayesFit FitBayes(this Table table, string formula, Family? family = null, IReadOnlyList<(string Parameter, Prior Prior)>? priors = null, ulong seed = 1,
        int chains = 4, int iterations = 2000, BayesOptions? options = null, ModelOptions? coding = null)
    {
        var recipe = new BayesRecipe(formula, family ?? Family.Gaussian, priors ?? [], seed, chains, iterations, options ?? new BayesOptions(), coding ?? new ModelOptions());
        return recipe.Fit(table);
    }
}
