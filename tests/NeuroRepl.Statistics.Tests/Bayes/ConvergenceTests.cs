using System.Text.Json;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes;
using NeuroRepl.Statistics.Bayes.Diagnostics;

namespace NeuroRepl.Statistics.Tests.Bayes;

/// <summary>Against R's posterior 1.4.0 on fixed draws: tests/reference/bayes/diagnostics.R.</summary>
public sealed class ConvergenceTests
{
    private static readonly JsonElement Root = Oracle.Read("bayes", "diagnostics.json");

    public static TheoryData<string> Names => [.. Root.GetProperty("diagnostics").EnumerateObject().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void R_hat_effective_sizes_and_standard_errors_are_those_of_posterior(string name)
    {
        var oracle = Root.GetProperty("diagnostics").GetProperty(name);
        var (values, chains) = Chains(oracle.GetProperty("draws"));
        void Same(string what, double actual) => Oracle.Same(oracle.Number(what), actual, 1e-8, $"{name} {what}");
        Same("rhat", Convergence.RHat(values, chains));
        Same("ess_bulk", Convergence.EssBulk(values, chains));
        Same("ess_tail", Convergence.EssTail(values, chains));
        Same("ess_mean", Convergence.EssMean(values, chains));
        Same("ess_sd", Convergence.EssSd(values, chains));
        Same("mcse_mean", Convergence.McseMean(values, chains));
        Same("mcse_sd", Convergence.McseSd(values, chains));
        Same("mcse_q5", Convergence.McseQuantile(values, chains, .05));
        Same("mcse_q50", Convergence.McseQuantile(values, chains, .5));
    }

    [Fact]
    public void Constant_or_infinite_draws_have_no_diagnosis()
    {
        Assert.Equal(double.NaN, Convergence.RHat(new double[100], 4));
        Assert.Equal(double.NaN, Convergence.EssBulk([.. Enumerable.Repeat(1.0, 99), double.PositiveInfinity], 4));
    }

    [Fact]
    public void The_energy_fraction_of_independent_energies_is_two()
    {
        var random = new CounterRandom(1);
        double[] independent = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];
        Assert.Equal(2, Convergence.EnergyFraction(independent), .02);      // E(a − b)² = 2·variance
    }

    [Fact]
    public void A_parameter_that_is_not_there_is_an_error_that_names_those_that_are()
    {
        var draws = new Draws(["b_bold", "b_glu"], [[1, 2], [3, 4]]);
        var error = Assert.Throws<ArgumentMistake>(() => draws["b_lac"]);
        Assert.Contains("b_bold, b_glu", error.Hint, StringComparison.Ordinal);
    }

    internal static (double[] Values, int Chains) Chains(JsonElement matrix)
    {
        double[][] rows = [.. matrix.EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray())];
        return ([.. Enumerable.Range(0, rows[0].Length).SelectMany(c => rows.Select(row => row[c]))], rows[0].Length);
    }
}
