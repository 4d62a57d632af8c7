using NeuroRepl.Figures;
using NeuroRepl.Statistics.Bayes;

namespace NeuroRepl.Views.Bayes;

/// <summary>How the sampler fared.</summary>
internal sealed class SamplerReportView : IView<SamplerReport>
{
    public Card Describe(SamplerReport report) => new("Sampling")
    {
        Facts =
        [
            ("divergences", $"{report.Divergences}"), ($"depth {report.MaxTreeDepth} reached", $"{report.DepthReached}"), ("E-BFMI", string.Join(", ", report.EnergyFractions.Select(f => $"{f:F2}"))),
            ("step", string.Join(", ", report.StepSizes.Select(s => $"{s:G3}"))), ("gradients", $"{report.Leapfrogs:N0}"),
        ],
    };
}
