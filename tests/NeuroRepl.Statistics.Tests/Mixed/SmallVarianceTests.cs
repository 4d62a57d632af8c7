using System.Text.Json;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Statistics.Tests.Mixed;

/// <summary>Variances near zero, where the criterion has a stationary point that need not be its minimum. Oracle: lme4 1.1-31 from several starts, tests/reference/mixed/nearzero.R.</summary>
public sealed class SmallVarianceTests
{
    private static readonly JsonElement Root = Oracle.Read("mixed", "nearzero.json");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_criterion_is_never_worse_than_that_of_lme4_from_several_starts(int formula)
    {
        TextColumn Texts(string name) => new(name, [.. Root.GetProperty(name).EnumerateArray().Select(text => text.GetString())]);
        var (singular, regular) = (0, 0);
        foreach (var (k, set) in Root.GetProperty("sets").EnumerateArray().Index())
        {
            var fit = new Table("near zero", [Texts("subject"), Texts("item"), new NumberColumn("time", [.. Root.Numbers("time")]), new NumberColumn("y", set.Numbers("y"))])
                .FitMixed(Root.GetProperty("formulas")[formula].GetString()!);

            var expected = set.Numbers("criteria")[formula];
            Assert.True(fit.Criterion <= expected + (1e-8 * expected), $"set {k}: lme4 {expected:R}, here {fit.Criterion:R}");
            Assert.IsType<MixedOutcome.Converged>(fit.Outcome);
            (singular, regular) = (singular + (fit.IsSingular ? 1 : 0), regular + (fit.IsSingular ? 0 : 1));
        }

        Assert.True(singular > 0 && regular > 0, $"{singular} singular, {regular} regular");       // both kinds are among them
    }
}
