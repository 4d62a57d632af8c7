using NeuroRepl.Domain.Designs;
using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.MixedEffects;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Dynamic;

/// <summary>The views of designs, dynamic fits and group models with first-level variances.</summary>
internal static class DynamicViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register(new DesignMatrixView());
        registry.Register<Contrast>(contrast => new Card($"Contrast {contrast.Text}") { Grid = Grid.Of(contrast.Names.Zip(contrast.Weights), ("effect", p => p.First), ("weight", p => p.Second)) });
        registry.Register(new ContrastEstimateView());
        registry.RegisterList(new ContrastEstimateListView());
        registry.Register(new DynamicFitView());
        registry.Register(new DynamicFitsView());
        registry.Register(new ParameterCourseView());
        registry.Register<TimeCourse>(course => new Card($"{course.Name} over {NumberText.Count(course.Values.Count, "value")}")
        {
            Facts = [("time", $"{Amount.OfSeconds(course.Seconds[0])} to {Amount.OfSeconds(course.Seconds[^1])}"), ("unit", course.Unit)],
            Figure = course.Plot(),
        });
        registry.Register(new FlameFitView());
        registry.Register(new FlameComparisonsView());
        registry.Register<FlameComparison>(comparison => new Look.Words($"{comparison}"));
        registry.Register<FlameEffect>(effect => new Look.Words($"{effect}"));
    }
}
