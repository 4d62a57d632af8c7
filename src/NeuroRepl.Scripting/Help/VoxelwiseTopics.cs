namespace NeuroRepl.Scripting.Help;

/// <summary>The topics about models at every place of a brain, and about clusters judged by simulated noise.</summary>
internal static class VoxelwiseTopics
{
    private const string Copes = "var copes = CopeSet.Simulate(subjects: 16, voxelMm: 8);\n";

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("FLAME maps", "Group models of maps that bring their first-level variances: each scan is weighed by its own variance and that between subjects, at every place. Contrasts are in words; places without a value are counted.",
            Copes + "var varcopes = new CopeSet(copes.Space, copes.Values.ToArray().Select(v => 0.5f).ToArray(), copes.Scans);\nvar group = copes.FitFlame(varcopes);\ngroup[\"mean\"].Z")
            { Words = ["flame", "varcope", "mixed effects maps", "flameo", "group maps"], Types = ["GroupMaps", "EffectMaps"] },
        new("voxelwise mixed model", "A linear mixed model at every place, subjects may lack sessions: F with Satterthwaite's degrees of freedom for each term, as lmerTest gives them. copes.Scans has the variables.",
            Copes + "var scans = copes.Scans.With(new TextColumn(\"person\", [.. Enumerable.Range(0, 16).Select(n => $\"p{n / 2}\")])).With(new TextColumn(\"treatment\", [.. Enumerable.Range(0, 16).Select(n => n % 2 == 0 ? \"ketamine\" : \"placebo\")]));\n"
            + "var fit = new CopeSet(copes.Space, copes.Values.ToArray(), scans).FitMixed(\"~ treatment + (1 | person)\");\nfit[\"treatment\"].F")
            { Words = ["3dlme", "lme", "voxelwise", "mixed model maps", "f map"], Types = ["MixedMaps", "TermMaps"] },
        new("smoothness", "How smooth the noise of maps is: the classic FWHM from how alike neighbours are, and AFNI's mixed autocorrelation model a·exp(−r²/2b²) + (1 − a)·exp(−r/c).",
            Copes + "copes.Smoothness()\ncopes.Smoothness().Plot()")
            { Words = ["fwhm", "acf", "3dfwhmx", "autocorrelation", "smooth"], Types = ["NoiseSmoothness", "SpatialAcf"] },
        new("cluster sizes", "How large clusters of noise become, by simulation: the size a cluster must have, with the interval of the simulation, and corrected p-values of clusters and peaks.",
            Copes + "var sizes = copes.Smoothness().ClusterSizes(new() { Draws = 500 });\nsizes.Threshold(p: .005, sides: ClusterSides.One)")
            { Words = ["3dclustsim", "cluster threshold", "cluster correction", "alphasim", "minimum cluster size"], Types = ["ClusterSizes", "ClusterSizeThreshold", "ClusterSizeOptions"] },
    ];
}
