using NeuroRepl.Figures;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Views;

/// <summary>Maps against maps as figures.</summary>
public static class MapsPlot
{
    /// <summary>Lying bars of the correlation with each map, the strongest on top, each before its null distribution.</summary>
    public static Figure Plot(this SpatialCorrelations correlations) =>
        Chart.ReceptorBars([.. correlations.Select(row => row.Name)], [.. correlations.Select(row => row.R)], [.. correlations.Select(row => row.Nulls)], [.. correlations.Select(row => row.P.Value)])
            .WithTitle(Titled(correlations), $"{correlations.Measure}; {correlations.Method}; * p < 0.05, ** p < 0.01, *** p < 0.001, not adjusted");

    /// <summary>The null distribution of one map's correlation, with what was observed.</summary>
    public static Figure Plot(this SpatialCorrelation correlation) =>
        Chart.NullDistribution(correlation.Nulls, correlation.R, correlation.P.Value, new Axis { Title = "correlation", Unit = "r" }).WithTitle($"{correlation.Name}");

    /// <summary>What each component explains, and the 95th percentile of what it explains in shuffled data.</summary>
    /// <param name="first">How many components, from the first on.</param>
    public static Figure Plot(this PrincipalComponents components, int first = 20)
    {
        double[] explained = [.. components.ExplainedPercent.Take(first)];
        return Chart.Scree(explained, components.Shuffles == 0 ? null : [.. components.NullPercent.Take(first)], components.Shuffles == 0 ? null : components.Significant)
            .WithTitle("Principal components", components.Shuffles == 0 ? "not tested" : $"null: 95th percentile of {components.Shuffles} shuffles");
    }

    /// <summary>The null distribution of a difference between networks, with what was observed.</summary>
    public static Figure Plot(this NetworkContrast contrast) =>
        Chart.NullDistribution(contrast.Nulls, contrast.Difference, contrast.P.Value, new Axis { Title = "difference of means" }).WithTitle($"{string.Join(" + ", contrast.First)} − {string.Join(" + ", contrast.Second)}");

    private static string Titled(SpatialCorrelations correlations) =>
        $"{correlations.Map} against {correlations.Count} maps{(correlations.Notes.Any(note => note.Contains("SIMULATED", StringComparison.Ordinal)) ? ", SIMULATED" : "")}";
}
