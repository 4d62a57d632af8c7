using NeuroRepl.Figures;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Means;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Views.Statistics.Models;

/// <summary>The views of linear and mixed models and of what is asked of them.</summary>
internal static class ModelViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register(new LinearFitView());
        registry.Register(new MixedFitView());
        registry.Register(new AnovaView());
        registry.Register(new MarginalMeansView());
        registry.Register(new ContrastTableView());
        registry.Register(new LikelihoodRatioView());
        registry.RegisterList(new CoefficientListView());
        registry.RegisterList(new IntervalListView());
    }

    public static Grid Coefficients(IReadOnlyList<Coefficient> coefficients) => Grid.Of(coefficients,
        ("coefficient", c => c.Name), ("estimate", c => Number(c.Estimate)), ("SE", c => Number(c.StandardError)), ("95 % from", c => Number(c.Low)), ("to", c => Number(c.High)),
        ("df", c => Number(Math.Round(c.Df, 1))), ("t", c => Number(Math.Round(c.T, 3))), ("p", c => $"{c.P}"));

    public static object? Number(double value) => double.IsNaN(value) ? null : value;

    public static string Rows(FittedModel fit) => fit.Dropped == 0 ? $"{fit.Count} rows of {fit.Table.Name}"
        : $"{fit.Count} rows of {fit.Table.Name}; {fit.Dropped} left out because a variable is missing";
}
