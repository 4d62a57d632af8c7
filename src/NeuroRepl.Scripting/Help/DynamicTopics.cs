namespace NeuroRepl.Scripting.Help;

/// <summary>Topics on designs, dynamic fits and group models with first-level variances.</summary>
internal static class DynamicTopics
{
    private const string Simulate = "var basis = BasisSet.Open(\"slaser_7t.basis\");\nspectra = SpectrumSeries.SimulateBlocks(basis, blocks: 3, scansPerBlock: 8);\nvar design = DesignMatrix.Blocks(blocks: 3, scansPerBlock: 8);\n";

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("dynamic fit", "One model for all transients of a scan: concentrations and widths run by a design, a function of time or freely, while phase, shift and baseline are shared. "
            + "Standard errors come from the whole model. Every quantity has a Course: Course.Fixed, Free, Design, By(another design), Exponential(…), Function((t, p) => …).",
            Simulate + "var course = spectra.FitDynamic(basis, design, new DynamicModel { Concentrations = [\"Glu\", \"Lac\"] });\ncourse[\"Glu\"].Contrast(\"block2 - block1\")\ncourse[\"Lac\"].PercentChange(\"block2\", from: \"block1\")\ncourse[\"Glu\"].Plot()")
            { Words = ["fitdynamic", "time course", "functional mrs", "fmrs", "moving average", "single transients", "fittransients"], Types = ["DynamicFit", "DynamicModel", "Course", "ParameterCourse", "DynamicFits", "DynamicBlock"] },
        new("design matrix", "What was expected of each observation: a row each, a named column an effect. Blocks one after another, columns of a table, or numbers of your own; drifts and covariates are added by name.",
            "var design = DesignMatrix.Blocks(blocks: 9, scansPerBlock: 48);\ndesign\ndesign.WithDrift(order: 1).Names\nDesignMatrix.FromTable(study.Participants, \"age\", \"sex\")")
            { Words = ["design", "blocks", "covariate", "regressor", "drift", "rank"], Types = ["DesignMatrix"] },
        new("contrast", "A weighted sum of effects, written as one says it: \"block2 - block1\", \"0.5*block2 + 0.5*block3 - block1\", \"(low + high)/2 - placebo\".",
            "DesignMatrix.Blocks(3, 8).Contrast(\"(block2 + block3)/2 - block1\")")
            { Words = ["comparison", "linear hypothesis", "weights"], Types = ["Contrast", "ContrastEstimate"] },
        new("flame", "Group model of estimates that each bring a variance (FSL's FLAME 1): the variance between subjects maximises its marginal likelihood, and who is surer weighs more. "
            + "Cohen's d is reported apart: it is of the unweighted estimates. Adjust p-values over blocks with Multiplicity.Adjust(ps, Adjust.Fdr).",
            "Flame.Fit(estimates: [0.1, 0.4, 0.2, 0.6, 0.3], variances: [0.01, 0.02, 0.01, 0.04, 0.02])\nFlame.Paired([3.1, 4.2, 5.3], [0.1, 0.2, 0.1], [2.7, 4.1, 4.4], [0.1, 0.1, 0.2])")
            { Words = ["group", "mixed effects", "between variance", "second level", "flameo", "varcope", "paired"], Types = ["FlameFit", "FlameEffect", "FlameMaps", "FlameOptions"] },
        new("group comparisons", "Two arms compared in every block and metabolite of a study's dynamic fits: fits.Contrasts([\"Glu\", \"Lac\"]).FlameTests(\"high\", \"placebo\"). FLAME 1 on paired differences, p adjusted over each metabolite's blocks and over all, Cohen's d apart.",
            Simulate + "var fits = new IReadOnlyList<Spectrum>[] { spectra, SpectrumSeries.SimulateBlocks(basis, blocks: 3, scansPerBlock: 8, seed: 2, name: \"sub-02\") }.FitDynamic(basis, design);\nfits.Contrasts([\"Glu\", \"NAA\"]).FlameTests()")
            { Words = ["fdr", "paired arms", "second level", "multiple comparisons", "study"], Types = ["FlameComparisons", "FlameComparison", "FlameTesting"] },
    ];
}
