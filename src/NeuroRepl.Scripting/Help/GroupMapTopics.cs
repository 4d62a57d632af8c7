namespace NeuroRepl.Scripting.Help;

/// <summary>The topics about group inference on maps.</summary>
internal static class GroupMapTopics
{
    private const string Copes = "var copes = CopeSet.Simulate(subjects: 16);\n";
    private const string Test = Copes + "var test = copes.PermutationTest(permutations: 500, tfce: new Tfce(), seed: 1);\n";

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("permutation test", "Tests maps of a group by shuffling: signs of scans for one sample and for pairs, places of scans for groups and covariates. What is found at each place is compared with "
            + "the largest value anywhere in each shuffle, so the p-values are corrected for all places.", Test + "test\ntest.Plot()\ntest.Why()")
            { Words = ["permutation", "randomise", "palm", "sign flip", "freedman-lane", "group analysis", "family-wise"], Types = ["PermutationResult", "CopeSet", "PermutationScheme", "ExchangeabilityBlocks"] },
        new("TFCE", "Threshold-free cluster enhancement (Smith & Nichols 2009): raises each place of a map by the support around it, so that no cluster-forming threshold has to be chosen. "
            + "The integral is taken exactly; Tfce.As(\"PALM\") gives the sum of 100 steps that PALM takes.", Test + "test.Clusters(alpha: 0.05)\nTfce.As(\"PALM\").Why()")
            { Words = ["threshold-free cluster enhancement", "cluster enhancement"], Types = ["Tfce"] },
        new("clusters", "Places that touch and pass a threshold, with peaks in millimetres; in a permutation test, what is significant.", Test + "test.T.Clusters(threshold: 3.5)")
            { Words = ["cluster", "peak", "cluster table", "cluster extent", "cluster mass"], Types = ["ClusterTable", "Cluster", "ClusterPeak", "ClusterForming"] },
        new("permutation scheme", "What a permutation test may be told beyond its design: blocks of scans that belong together, groups with a variance of their own, a Pareto tail for few shuffles, an early stop where nothing will become significant, a file to resume from, a limit of memory. "
            + "Models are written in R's formula language over the table of scans: copes.PermutationTest(\"~ group + age\", \"group\").",
            Test + "copes.PermutationTest(permutations: 500, seed: 1, scheme: new() { ParetoTail = true })\ncopes.PermutationTest(permutations: 2000, seed: 1, scheme: new() { StopAfter = 50 })\nPermutationScheme.As(\"PALM\").Why()\nClusterForming.As(\"PALM\", threshold: 3.1).Why()")
            { Words = ["exchangeability", "variance groups", "behrens-fisher", "welch", "generalised pareto", "early stop", "negative binomial", "checkpoint", "resume", "memory", "two-sample", "paired"], Types = ["Shuffling", "NuisanceMethod", "ClusterMeasure"] },
        new("FSL design files", "Designs (.mat), contrasts (.con), F tests (.fts) and groups (.grp) as FSL, randomise and PALM read them. The format holds no names of columns.",
            "var design = new DesignMatrix([\"patients\", \"controls\"], [1, 0, 1, 0, 0, 1, 0, 1]);\ndesign.Save(\"design.mat\");\nnew[] { design.Contrast(\"patients - controls\") }.Save(\"design.con\");\nvar back = DesignMatrix.Open(\"design.mat\");\nContrast.Open(\"design.con\", back)")
            { Words = ["vest", "design.mat", "design.con", "randomise", "palm", "fsl design", "exchangeability file"], Types = ["DesignFiles"] },
        new("brain map", "One value for every place of a space: voxels of a grid, vertices of a surface, grayordinates, or parcels. Maps are added and subtracted place by place; other grids are refused.",
            Copes + "copes[0]\ncopes[0] - copes[1]")
            { Words = ["map", "cope", "volume", "voxel", "space", "nifti"], Types = ["BrainMap", "BrainSpace", "VoxelSpace", "SurfaceSpace", "Grayordinates", "ParcelSpace", "VoxelGrid", "Affine", "Millimetres"] },
    ];
}
