namespace NeuroRepl.Scripting.Help;

/// <summary>Help on linear and mixed models and on formulas.</summary>
internal static class ModelTopics
{
    public static IReadOnlyList<Topic> All { get; } =
    [
        new("linear models", "Least squares on a table by R's formula notation; texts are factors, numbers become factors by factor(x). Tests of terms, robust errors, influence and marginal means are members of the fit.",
            "var linear = study.Participants.FitLinear(\"weight ~ age * sex\");\nlinear\nlinear.Anova()\nlinear.RobustCoefficients(RobustErrors.HC3)")
            { Words = ["fitlinear", "lm", "regression", "ols", "anova", "robust", "vif", "cook"], Types = ["LinearFit", "Coefficient", "AnovaTable", "Influence"] },
        new("mixed models", "Linear models with random effects per subject, written as in lme4: \"glu ~ dose + (1 | subject)\". Satterthwaite or Kenward-Roger degrees of freedom, profile and bootstrap intervals.",
            "var mixed = study.Table(\"cadss\").FitMixed(\"cadss_post ~ session_id + (1 | participant_id)\");\nmixed\nmixed.Anova()\nmixed.Pairwise(\"session_id\")\nmixed.Plot(x: \"session_id\")")
            { Words = ["fitmixed", "lme4", "lmer", "random effects", "satterthwaite", "kenward-roger"], Types = ["MixedFit", "VarianceComponent"] },
        new("formulas", "R's notation: a * b, a:b, a/b, (a + b)^2, -1, I(x^2), poly(x, 2), log(x), scale(x), factor(x), offset(x); random effects (1 | g), (x | g), (x || g), (1 | a/b).",
            "study.Participants.FitLinear(\"weight ~ poly(age, 2) + sex\")")
            { Words = ["formula", "contrasts", "coding", "interaction", "poly", "offset"], Types = ["Formula", "ModelOptions"] },
        new("marginal means", "What a model expects for each level, other factors averaged with equal weights: means, pairwise differences, simple effects (by:), comparisons with one level, contrasts of contrasts.",
            "var fitted = study.Participants.FitLinear(\"weight ~ age + sex\");\nfitted.MarginalMeans(\"sex\")\nfitted.Pairwise(\"sex\", adjust: Adjust.Tukey)")
            { Words = ["emmeans", "lsmeans", "pairwise", "tukey", "dunnett", "post hoc", "simple effects"], Types = ["MarginalMeans", "ContrastTable"] },
    ];
}
