using NeuroRepl.Figures;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Views.Statistics.Tests;

/// <summary>A test as the sentence a paper would print, with its estimate and notes.</summary>
internal sealed class TestResultView : IView<TestResult>
{
    public Card Describe(TestResult result)
    {
        if (result.Outcome is TestOutcome.Undefined undefined) { return new(result.Test) { Facts = [("outcome", "undefined"), ("why", undefined.Why), ("try", undefined.WhatToTry)], Notes = result.Notes }; }

        return new(result.Test)
        {
            Facts =
            [
                ("result", result.ToString()),
                ("p", $"{result.PValue} ({Kind(result.PValue.Kind)})"),
                .. result.Estimate is { } e ? ((string, string)[])[("estimate", Written(e))] : [],
                .. result.Effects.Count > 1 ? ((string, string)[])[("effects", string.Join("; ", result.Effects))] : [],
                .. result.Details.Count > 0 ? ((string, string)[])[("also", string.Join(", ", result.Details.Select(d => $"{d.Key} {Number(d.Value)}")))] : [],
            ],
            Notes = result.Notes,
        };
    }

    internal static string Kind(NeuroRepl.Statistics.PKind kind) => kind switch
    {
        NeuroRepl.Statistics.PKind.Exact => "exact",
        NeuroRepl.Statistics.PKind.MonteCarlo => "Monte Carlo, with its 95 % interval",
        _ => "asymptotic",
    };

    private static string Written(IntervalEstimate e) => e.HasInterval ? $"{e}, {100 * e.Level:0.#} % interval" : e.ToString();

    private static string Number(double value) => value == Math.Round(value) && Math.Abs(value) < 1e6 ? $"{value:0}" : $"{value:G4}";
}
