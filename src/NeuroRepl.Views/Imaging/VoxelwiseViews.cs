using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Statistics.Smoothness;
using NeuroRepl.Statistics.Voxelwise;

namespace NeuroRepl.Views.Imaging;

/// <summary>The views of models at every place, and of smoothness and cluster sizes.</summary>
internal static class VoxelwiseViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register<GroupMaps>(Describe);
        registry.Register<MixedMaps>(Describe);
        registry.Register<EffectMaps>(Describe);
        registry.Register<TermMaps>(Describe);
        registry.Register<NoiseSmoothness>(Describe);
        registry.Register<ClusterSizes>(Describe);
    }

    private static Card Describe(GroupMaps maps) => new($"Group model at every place · {maps.Name}")
    {
        Facts = [("space", $"{maps.Space}"), ("scans", $"{maps.Design.Rows}"), ("df", NumberText.Short(maps.DegreesOfFreedom)), ("no variance between", $"{maps.Zero} of {maps.Space.Count - maps.Missing} places")],
        Grid = Grid.Of(maps.Effects, ("effect", effect => effect.Name), ("z from … to", effect => Range(effect.Z)), ("p < .05, uncorrected", effect => Share(effect.LogP))),
        Notes = maps.Notes,
    };

    private static Card Describe(MixedMaps maps) => new($"Mixed models at every place · {maps.Name}")
    {
        Facts = [("model", $"{maps.Formula}"), ("space", $"{maps.Space}"), ("scans", $"{maps.Scans.Count}"), ("singular", $"{maps.Singular} of {maps.Space.Count - maps.Missing - maps.Constant - maps.Stopped} places")],
        Grid = Grid.Of(maps.Terms, ("term", term => term.Name), ("largest F", term => Top(term.F)), ("df", term => $"{term.Df}, {Between(term.DenominatorDf)}"), ("p < .05, uncorrected", term => Share(term.LogP))),
        Notes = maps.Notes,
    };

    private static Card Describe(EffectMaps effect) => new($"Effect at every place · {effect.Name}")
    {
        Facts = [("space", $"{effect.Estimate.Space}"), ("estimate", BrainMapView.RangeOf(effect.Estimate)), ("t", BrainMapView.RangeOf(effect.T)), ("df", Between(effect.DegreesOfFreedom)), ("p < .05, uncorrected", Share(effect.LogP))],
    };

    private static Card Describe(TermMaps term) => new($"F test at every place · {term.Name}")
    {
        Facts = [("space", $"{term.F.Space}"), ("F", BrainMapView.RangeOf(term.F)), ("df", $"{term.Df}, {Between(term.DenominatorDf)}"), ("p < .05, uncorrected", Share(term.LogP))],
    };

    private static Card Describe(NoiseSmoothness smoothness) => new("Smoothness of noise")
    {
        Facts =
        [
            ("space", $"{smoothness.Space}"),
            ("classic FWHM", $"{smoothness.FwhmMm.X:0.0} × {smoothness.FwhmMm.Y:0.0} × {smoothness.FwhmMm.Z:0.0} mm"),
            ("autocorrelation", $"{smoothness.Acf}"),
            ("its width at half height", $"{smoothness.Acf.EffectiveFwhmMm:0.0} mm (a Gaussian filter of {smoothness.Acf.FilterFwhmMm:0.0} mm)"),
        ],
        Notes = smoothness.Notes,
    };

    private static Card Describe(ClusterSizes sizes) => new($"Cluster sizes in {sizes.Options.Draws:N0} maps of noise")
    {
        Facts = [("space", $"{sizes.Space}"), ("autocorrelation", $"{sizes.Acf}"), ("voxels for corrected p ≤ .05", "with the 95 % interval of the simulation")],
        Grid = Grid.Of(
            from sides in Enum.GetValues<ClusterSides>() from p in sizes.Options.P select (sides, p),
            ("sides", row => row.sides.ToString().ToLowerInvariant()), ("p", row => NumberText.Short(row.p)),
            ("NN1", row => $"{sizes.Threshold(row.p, .05, VoxelNeighbours.Faces, row.sides)}"),
            ("NN2", row => $"{sizes.Threshold(row.p, .05, VoxelNeighbours.Edges, row.sides)}"),
            ("NN3", row => $"{sizes.Threshold(row.p, .05, VoxelNeighbours.Corners, row.sides)}")),
    };

    private static IEnumerable<float> Known(BrainMap map) => map.Values.ToArray().Where(value => !float.IsNaN(value));

    private static string Range(BrainMap map) => map.Known == 0 ? "no value" : $"{NumberText.Short(Known(map).Min(), digits: 3)} … {NumberText.Short(Known(map).Max(), digits: 3)}";

    private static string Between(BrainMap map) => map.Known == 0 ? "n/a" : Known(map).Min() is var low && Known(map).Max() is var high && high - low < .05 ? NumberText.Short(low, digits: 3) : Range(map);

    private static string Top(BrainMap map) => map.Known == 0 ? "no value" : $"{NumberText.Short(Known(map).Max(), digits: 3)} at {map.Space.NameOf(Enumerable.Range(0, map.Count).Where(p => !float.IsNaN(map[p])).MaxBy(p => map[p]))}";

    private static string Share(BrainMap logP) => $"{Known(logP).Count(value => value > 1.30103)} of {logP.Known} {logP.Space.Places}";
}
