using NeuroRepl.Figures;
using NeuroRepl.Statistics.Longitudinal;

namespace NeuroRepl.Views;

/// <summary>Inclusion as a figure.</summary>
public static class InclusionLedgerPlot
{
    /// <summary>The flow of one analysis: how many are left after each reason.</summary>
    /// <param name="ledger">Who is in what.</param>
    /// <param name="analysis">Which; the first unless said otherwise.</param>
    public static Figure Plot(this InclusionLedger ledger, string? analysis = null)
    {
        var name = analysis ?? ledger.Analyses[0];
        var steps = ledger.Flow(name);
        return Chart.Bar(steps.Select(s => s.Out == 0 ? s.Reason : $"{s.Reason} (−{s.Out})"), steps.Select(s => (double)s.Left))
            .WithTitle($"Inclusion: {name}", $"{ledger.N(name)} of {ledger.Units.Count} are in").WithYTitle("left");
    }
}
