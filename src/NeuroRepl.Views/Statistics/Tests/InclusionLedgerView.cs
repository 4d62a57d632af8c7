using NeuroRepl.Figures;
using NeuroRepl.Statistics.Longitudinal;

namespace NeuroRepl.Views.Statistics.Tests;

/// <summary>A row an analysis and reason: out, and left.</summary>
internal sealed class InclusionLedgerView : IView<InclusionLedger>
{
    public Card Describe(InclusionLedger ledger) => new($"Inclusion of {ledger.Units.Count}")
    {
        Facts = [.. ledger.Analyses.Select(a => (a, $"n = {ledger.N(a)}"))],
        Grid = Grid.Of(ledger.Analyses.SelectMany(a => ledger.Flow(a).Select(step => (Analysis: a, Step: step))), ("analysis", r => r.Analysis), ("reason", r => r.Step.Reason), ("out", r => r.Step.Out), ("left", r => r.Step.Left)),
    };
}
