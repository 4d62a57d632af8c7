namespace NeuroRepl.Scripting.Help;

/// <summary>The topics about pictures of brains, clusters' regions and atlases.</summary>
internal static class BrainPictureTopics
{
    private const string Test = "var test = CopeSet.Simulate().PermutationTest(200, seed: 1);\n";

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("brain pictures", "map.Plot() draws a map: slices of voxels (cut: Cut.Axial, Coronal, Sagittal; slices: 12 or at: [-20, 0, 24]), Cut.Ortho with a cross-hair, Cut.Glass, and surfaces in four views. "
            + "threshold leaves out what is nearer to 0, anatomy: BrainMap.Template() puts a brain below, outline: a map draws lines around its regions. Saved as .png, .svg or .pdf without a browser; a terminal shows half blocks. p-maps are shown as -log10 p.",
            Test + "test.T.Plot(threshold: 3)\ntest.T.Plot(Cut.Ortho, cross: (0, 28, 24))\ntest.T.Plot(Cut.Glass, threshold: 3)\ntest.T.Plot(surfaces: SurfaceMesh.Simulate(), threshold: 2)")
            { Words = ["mosaic", "slices", "slice", "axial", "coronal", "sagittal", "ortho", "glass brain", "surface plot", "lightbox", "montage", "overlay", "radiological", "neurological"], Types = ["Cut", "BrainPicture", "BrainMapPlot"] },
        new("explore", "map.Explore() shows a brain in a notebook or a saved page that can be turned and cut, with a slider for the threshold, the value at the cross-hair and a table of clusters that jumps to their peaks. "
            + "It needs no network. Plot() is the lighter choice: a page grows by a megabyte with the first viewer. Where no script runs, and at a terminal, it is what Plot() draws.",
            Test + "test.T.Explore(threshold: 3)\ntest.T.Clusters(3, atLeast: 10).Explore()")
            { Words = ["niivue", "viewer", "interactive", "webgl", "rotate", "3d"], Types = ["NiivueJs", "BrainScene"] },
        new("atlas", "Atlas.Find() lists the atlases on this machine (MRIcron's, FSL's, those in the folders that NEUROREPL_ATLASES names) with their makers and licences; none comes along. Atlas.Open(\"AAL\") opens one by its name, or a volume with its names beside it. "
            + "atlas.At((9, 9, -8)) says what lies at a place, atlas.Mask(\"Caudate_R\") is a region of interest, map.Parcellate(atlas.Parcellation) takes means.",
            "Atlas.Find()")
            { Words = ["atlases", "label", "labels", "region", "aal", "brodmann", "harvard-oxford", "schaefer", "yeo"], Types = ["Atlas", "AtlasLabel", "AtlasPlace", "AtlasShare", "AtlasSource"] },
        new("cluster regions", "clusters.In(atlas) names every peak; clusters.Shares(atlas) tells how much of each cluster lies in which region, weighted by probabilities where the atlas has them, as FSL's autoaq does; cluster.And(atlas, \"Cingulum_Ant_L\") is what lies in both. "
            + "clusters.Table().Save(\"clusters.tsv\") and clusters.SaveHtml(\"clusters.html\") keep them.",
            Test + "var clusters = test.T.Clusters(3, atLeast: 5);\nclusters.Table()\nclusters.Plot()")
            { Words = ["autoaq", "peak", "peaks", "sub-peaks", "cluster table", "conjunction"], Types = ["ClusterTable", "Cluster", "ClusterPeak"] },
    ];
}
