using System.Globalization;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Figures;
using NeuroRepl.Statistics;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Dynamic;

/// <summary>One contrast: estimate, standard error, interval, z and p.</summary>
internal sealed class ContrastEstimateView : IView<ContrastEstimate>
{
    public Card Describe(ContrastEstimate contrast) => new($"{contrast.Of} {contrast.Contrast}".Trim())
    {
        Facts =
        [
            ("estimate", Amount.Of(contrast.Estimate, contrast.Unit)),
            ("standard error", Amount.Of(contrast.StandardError, contrast.Unit)),
            ("95 % interval", $"{NumberText.Short(contrast.Interval.Low)} to {NumberText.Short(contrast.Interval.High)} {contrast.Unit}"),
            (double.IsInfinity(contrast.DegreesOfFreedom) ? "z" : "t", contrast.Z.ToString("F2", CultureInfo.InvariantCulture)),
            ("p, two-sided", $"{new PValue(contrast.P, PKind.Asymptotic)}"),
        ],
    };
}
