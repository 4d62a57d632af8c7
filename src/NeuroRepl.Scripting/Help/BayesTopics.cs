namespace NeuroRepl.Scripting.Help;

/// <summary>Bayesian multilevel models and their comparison.</summary>
internal static class BayesTopics
{
    private const string Fit = "var fit = study.Table(\"cadss\").FitBayes(\"cadss_post ~ session_id + (1 | participant_id)\", seed: 1);\n";

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("Bayesian models", "FitBayes samples the posterior of a multilevel model, as brms with Stan does and without a compiler: formulas as for FitMixed, families by Family., brms's priors unless you give others. "
            + "The card shows means, intervals and whether the chains agree, with what to do where they do not.", Fit + "fit\nfit.Plot()")
            { Words = ["fitbayes", "bayes", "brms", "stan", "posterior", "mcmc", "nuts", "multilevel"], Types = ["BayesFit", "PosteriorSummary", "Draws", "BayesOptions"] },
        new("families", "How a response is distributed: Gaussian, Student, LogNormal, Bernoulli, Binomial (hits | trials(n) ~ …), Categorical, Cumulative, Poisson, NegativeBinomial, Beta. Left of ~ stand also cens(…) for limits of quantification, se(…) for known errors, weights(…).",
            "study.Table(\"cadss\").FitBayes(\"session_id ~ cadss_post + (1 | participant_id)\", Family.Categorical, [(\"b\", Prior.Normal(0, 1))], seed: 1)")
            { Words = ["family", "categorical", "logistic", "ordinal", "censored", "counts"], Types = ["Family"] },
        new("priors", "fit.Priors lists the prior of every parameter. Give others by name or class: priors: [(\"b\", Prior.Normal(0, 2.5)), (\"sd\", Prior.Exponential(1))]; options: new() { PriorOnly = true } samples them alone.",
            Fit + "fit.Priors") { Words = ["prior", "lkj", "flat"], Types = ["Prior", "PriorChoice"] },
        new("model comparison", "Which model foretells left-out observations best: PSIS-LOO, WAIC and k-fold as R's loo computes them, differences with paired standard errors, stacking and pseudo-BMA+ weights.",
            Fit + "var without = study.Table(\"cadss\").FitBayes(\"cadss_post ~ 1 + (1 | participant_id)\", seed: 1);\nModelComparison.Loo((\"dose\", fit), (\"none\", without))")
            { Words = ["loo", "waic", "elpd", "stacking", "k-fold", "pareto k", "looic"], Types = ["ModelComparison", "PsisLoo", "Waic", "KFold", "Elpd"] },
        new("hypotheses", "Statements about parameters, judged by the draws: inequalities by their posterior odds, points by the Savage-Dickey ratio (which needs a proper prior). MarginalEffects and Expected speak on the response scale.",
            Fit + "fit.Hypothesis(\"session_idses-low < 0\")\nfit.MarginalEffects(\"session_id\")")
            { Words = ["hypothesis", "bayes factor", "marginal effects", "predict"], Types = ["HypothesisTest", "MarginalEffect", "Predictions"] },
    ];
}
