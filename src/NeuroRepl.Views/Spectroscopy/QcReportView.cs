using NeuroRepl.Figures;
using NeuroRepl.Models.Quality;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>Quality control: who is left out and why, which metabolites are not reported, and the dashboard.</summary>
internal sealed class QcReportView : IView<QcReport>
{
    public Card Describe(QcReport report) => new($"Quality control, {report.Rules.Name} · {report.Kept.Count} of {report.Verdicts.Count} spectra kept")
    {
        Facts =
        [
            ("left out where", string.Join("; ", report.Rules.Criteria)),
            ("not reported", report.Rules.DropAbovePercent is null ? "all metabolites are" : report.Dropped.Count == 0 ? "none" : string.Join("; ", report.Dropped)),
        ],
        Grid = report.Excluded.Count == 0 ? null : Grid.Of(report.Excluded, ("left out", v => v.Name), ("because", v => string.Join("; ", v.Reasons))),
        Figure = report.Plot(),
        Notes = report.Verdicts.Any(v => Simulated.Is(v.Quality.Fit.Spectrum)) ? ["The data are SIMULATED."] : [],
    };
}
