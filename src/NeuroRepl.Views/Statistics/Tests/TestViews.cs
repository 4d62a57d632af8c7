using NeuroRepl.Statistics.Auditing;
using NeuroRepl.Statistics.Classical;
using NeuroRepl.Statistics.Longitudinal;

namespace NeuroRepl.Views.Statistics.Tests;

/// <summary>The views of tests, audits and longitudinal tools.</summary>
internal static class TestViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register(new TestResultView());
        registry.Register(new PairwiseResultView());
        registry.Register(new RepeatedCorrelationView());
        registry.Register(new WithinEffectView());
        registry.RegisterList(new WithinEffectListView());
        registry.Register(new AuditReportView());
        registry.Register(new ClassificationView());
        registry.Register(new InclusionLedgerView());
    }
}
