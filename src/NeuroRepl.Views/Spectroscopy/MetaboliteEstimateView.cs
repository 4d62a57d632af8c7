using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>What a fit says of one metabolite, on one line.</summary>
internal static class MetaboliteEstimateView
{
    public static Look Of(MetaboliteEstimate estimate) => new Look.Words(
        $"{estimate.Name}  {NumberText.Short(estimate.Concentration.Value)} ± {NumberText.Short(estimate.Crlb, digits: 2)} {estimate.Concentration.Unit}"
        + $"   CRLB {Percent(estimate.CrlbPercent)}"
        + (double.IsNaN(estimate.RatioToCreatine) ? "" : $"   {NumberText.Short(estimate.RatioToCreatine, digits: 3)} /tCr"));

    private static string Percent(double percent) => double.IsFinite(percent) ? $"{NumberText.Short(percent, digits: 2)} %" : "n/a: none was found";
}
