using System.Globalization;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Models.Cleaning;
using NeuroRepl.Models.Connectivity;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Views.General;
using NeuroRepl.Views.Imaging;

namespace NeuroRepl.Views.FirstLevel;

/// <summary>The views of series, first-level models, cleaning and connectivity.</summary>
internal static class FirstLevelViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register(new BrainSeriesView());
        registry.Register(new FirstLevelFitView());
        registry.Register(new ContrastMapsView());
        registry.Register(new DesignCheckView());
        registry.Register<FContrastMaps>(maps => new Card($"F test · {string.Join("; ", maps.Contrasts)}")
        {
            Facts = [("space", $"{maps.Space}"), ("degrees of freedom", $"{maps.Numerator} and {maps.Denominator}"), ("F", BrainMapView.RangeOf(maps.F)), ("z", BrainMapView.RangeOf(maps.Z))],
            Notes = maps.Notes,
        });
        registry.Register<NoiseModel>(noise => new Look.Words($"{noise}"));
        registry.Register<FirstLevelModel>(model => new Card($"First-level model · {model.Noise}") { Facts = [("unit", model.PercentOfMean ? "% of each place's mean" : "as the series")], Notes = [model.Why()] });
        registry.Register<Scrubbing>(scrubbing => new Card($"Scrubbing · {NumberText.Count(scrubbing.Count, "volume")} of {scrubbing.Flags.Count}")
        {
            Facts = [("rule", scrubbing.Rule), ("share", Share(scrubbing.Share)), ("volumes", scrubbing.Count == 0 ? "none" : string.Join(", ", scrubbing.Volumes.Take(40)) + (scrubbing.Count > 40 ? " …" : ""))],
            Notes = scrubbing.IsTooMuch ? ["More than half is flagged: the run should be left out."] : [],
        });
        registry.Register<NuisanceProjection>(projection => new Card($"Nuisance · {NumberText.Count(projection.Rank, "independent column")}")
        {
            Facts = [("columns", Listed(projection.Design.Names)), ("volumes", $"{projection.Design.Rows}"), ("degrees of freedom left", $"{projection.DegreesOfFreedom}")],
            Notes = projection.Design.Notes,
        });
        registry.Register<SeedMap>(map => new Card($"Connectivity with {map.Seed}")
        {
            Facts = [("space", $"{map.R.Space}"), ("seed", NumberText.Count(map.SeedPlaces.Count, "place")), ("r", BrainMapView.RangeOf(map.R)), ("Fisher z", BrainMapView.RangeOf(map.Z))],
            Notes = map.Notes,
        });
        registry.Register<ConnectivityMatrix>(matrix => new Card($"{(matrix.IsPartial ? "Partial correlations" : "Correlations")} of {NumberText.Count(matrix.Count, "region")}")
        {
            Facts = [("volumes", $"{matrix.Volumes}"), ("regions", Listed(matrix.Names))],
            Figure = matrix.Plot(),
            Notes = matrix.Notes,
        });
    }

    /// <summary>Names, of many the first and the number of the rest.</summary>
    public static string Listed(IReadOnlyList<string> names) => names.Count <= 14 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(12))} and {names.Count - 12} more";

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");
}
