using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.Auditing;
using NeuroRepl.Statistics.Classical;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Longitudinal;
using NeuroRepl.Statistics.Means;
using NeuroRepl.Statistics.Mixed;
using NeuroRepl.Testing;

namespace NeuroRepl.Views.Tests;

public sealed class StatisticsViewTests
{
    private static readonly ViewRegistry Registry = ViewRegistry.WithDefaults();
    private static readonly double[] A = [5.1, 6.0, 5.5, 6.8, 5.9, 7.2], B = [4.8, 5.2, 5.6, 6.1, 5.0, 6.0], C = [5.0, 5.9, 6.3, 6.6, 6.1, 7.5];
    private static readonly string[] Subjects = [.. Enumerable.Range(0, 72).Select(i => $"s{i / 6:00}")];
    private static readonly string[] Doses = [.. Enumerable.Range(0, 72).Select(i => new[] { "placebo", "low", "high" }[i % 3])];
    private static readonly Table Study = Make();
    private static readonly LinearFit Linear = Study.FitLinear("y ~ x + dose");
    private static readonly MixedFit Mixed = Study.FitMixed("y ~ dose * block + (1 | subject)");

    private static readonly Dictionary<string, Func<object>> Shown = new()
    {
        ["t-test"] = () => TTest.Paired(A, B),
        ["undefined"] = () => TTest.OneSample([2, 2, 2]),
        ["signed-rank"] = () => Wilcoxon.SignedRank(A, B),
        ["within"] = () => RepeatedMeasures.Anova(A, B, C),
        ["conover"] = () => Friedman.Conover([("a", A), ("b", B), ("c", C)]),
        ["repeated-correlation"] = () => Correlation.Repeated(Subjects, Study.Numbers("x"), Study.Numbers("y")),
        ["audit"] = () => Audit.Coefficient(estimate: -0.330, standardError: 0.040, t: -0.836, p: 0.408),
        ["recheck"] = () => Audit.Recheck("t(25) = 2.39, p = .0249"),
        ["ledger"] = () => InclusionLedger.Of(["sub-01", "sub-02", "sub-03"], "BOLD", "MRS").Exclude("MRS", "CRLB above 20 %", "sub-02"),
        ["classification"] = () => Classification.LeaveOneSubjectOut(Subjects, Doses, [Study.Numbers("y"), Study.Numbers("x")], permutations: 99),
        ["linear"] = () => Linear,
        ["mixed"] = () => Mixed,
        ["anova"] = () => Mixed.Anova(),
        ["means"] = () => Mixed.MarginalMeans("dose"),
        ["pairwise"] = () => Mixed.Pairwise("dose", by: "block", adjust: Adjust.Fdr),
        ["profile"] = () => Mixed.ProfileIntervals(),
    };

    public static TheoryData<string> Names => [.. Shown.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_type_looks_as_approved(string name) => Approve.That(Registry.Of(Shown[name]()).ToText(new TerminalSettings { Width = 110 }), $"view-statistics-{name}");

    private static Table Make()
    {
        var random = new CounterRandom(11);
        var (x, y) = (new double[72], new double[72]);
        for (var i = 0; i < 72; i++)
        {
            x[i] = random.NextNormal();
            y[i] = 10 + new CounterRandom(12, (ulong)(i / 6)).NextNormal() + (.5 * x[i]) + (i % 3 * .8) + (random.NextNormal() * .7);
        }

        return new("study", [new TextColumn("subject", [.. Subjects]), new TextColumn("dose", [.. Doses]), new TextColumn("block", [.. Enumerable.Range(0, 72).Select(i => $"b{i % 6 / 3}")]), new NumberColumn("x", x), new NumberColumn("y", y)]);
    }
}
