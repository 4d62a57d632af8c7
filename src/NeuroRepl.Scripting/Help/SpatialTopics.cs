namespace NeuroRepl.Scripting.Help;

/// <summary>The topics about maps against maps.</summary>
internal static class SpatialTopics
{
    private const string Atlas = "var atlas = ReceptorAtlas.Simulate();\nvar response = atlas.SimulateResponse(\"mGluR5\", r: 0.6);\n";

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("receptor atlas", "Maps of several receptors on the same places. ReceptorAtlas.Open(\"datasets/receptors\") has SIMULATED stand-ins, smooth random maps under receptors' names. "
            + "Measured maps are yours to fetch under their licences: receptors lists them, receptors[\"mGluR5\"][0].Fetch(\"folder\") brings one and checks its sum, Check(\"file\") checks your own copy, and ReceptorAtlas.Open(\"folder\") opens what is there.", "var atlas = ReceptorAtlas.Open(\"datasets/receptors\");\natlas")
            { Words = ["receptor maps", "neuromaps", "pet map", "fetch"], Types = ["ReceptorAtlas"] },
        new("spin test", "Is a map like another beyond what two smooth maps are by chance? The map is rotated on the sphere, the right hemisphere as the left one's mirror image, and correlated anew each time. "
            + "Methods: nearest vertex or parcel, Váša, Hungarian. What becomes of the medial wall is an option and is counted.", Atlas + "response.CorrelateWith(atlas, spins: 1000, seed: 1)\nresponse.CorrelateWith(atlas, spins: 1000, options: new SpinOptions { Method = SpinMethod.Hungarian, IsRanked = true }).Plot()")
            { Words = ["spin", "spins", "rotation", "spatial correlation", "correlate maps", "medial wall", "alexander-bloch"], Types = ["SpatialCorrelations", "SpatialCorrelation", "SpinOptions", "SpinMethod", "MedialWall"] },
        new("surrogate maps", "Random maps as smooth as a given one, where only distances are known: variogram-matched (BrainSMASH) or by Moran spectral randomisation.",
            Atlas + "var surrogates = response.VariogramSurrogates(200, seed: 1, new SurrogateOptions { PerHemisphere = true });\nresponse.CorrelateWith(atlas, surrogates)")
            { Words = ["brainsmash", "variogram", "moran", "surrogate", "spatial autocorrelation"], Types = ["SurrogateMaps", "SurrogateOptions"] },
        new("principal components", "The directions in which subjects differ most, tested against shuffled data by one of two rules, and the participation ratio: in how many directions they differ.",
            "var copes = CopeSet.Simulate(subjects: 12);\ncopes.PrincipalComponents(shuffles: 50, seed: 1)\nParticipationRatio.Of(copes, subsample: 8)")
            { Words = ["pca", "components", "scree", "participation ratio", "dimensionality"], Types = ["PrincipalComponents", "ParticipationRatio", "ShuffleRule"] },
        new("networks", "A map's means over labelled networks, and the difference between groups of them, tested by rotating the map under the labels.",
            Atlas + "var labels = Enumerable.Range(0, atlas.Space.Count).Select(p => atlas.Space.PositionOf(p).Value.Z > 0 ? \"association\" : \"sensory\").ToList();\nvar means = response.NetworkMeans(labels, spins: 1000);\nmeans\nmeans.Contrast([\"association\"], [\"sensory\"])")
            { Words = ["network", "yeo", "association", "sensory", "aggregation"], Types = ["NetworkMeans", "NetworkMean", "NetworkContrast"] },
    ];
}
