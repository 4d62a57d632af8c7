using System.Globalization;

namespace NeuroRepl.Statistics.Classical;

/// <summary>What a test found: statistic, degrees of freedom, p, estimate with interval, effect sizes, the n it used, and what to know about it.</summary>
/// <param name="Test">Which test, in full: "Paired t test".</param>
public sealed record TestResult(string Test)
{
    /// <summary>The statistic's letter: t, V, W, χ², F, r.</summary>
    public string StatisticName { get; init; } = "";

    /// <summary>The statistic; NaN where the test is undefined.</summary>
    public double Statistic { get; init; } = double.NaN;

    /// <summary>Degrees of freedom: none, one, or numerator and denominator.</summary>
    public IReadOnlyList<double> Df { get; init; } = [];

    /// <summary>The p-value with its kind; NaN where the test is undefined.</summary>
    public PValue PValue { get; init; } = new(double.NaN, PKind.Exact);

    /// <summary>What was tested against.</summary>
    public Alternative Alternative { get; init; }

    /// <summary>What was estimated, with its interval; null where a test estimates nothing.</summary>
    public IntervalEstimate? Estimate { get; init; }

    /// <summary>Effect sizes, each with its interval where one is known.</summary>
    public IReadOnlyList<IntervalEstimate> Effects { get; init; } = [];

    /// <summary>How many observations (pairs, subjects) the test used.</summary>
    public int N { get; init; }

    /// <summary>How many of each group; empty for one sample.</summary>
    public IReadOnlyList<int> GroupSizes { get; init; } = [];

    /// <summary>Other numbers of the test by their names: the standard normal deviate, ε, the tie-corrected statistic.</summary>
    public IReadOnlyDictionary<string, double> Details { get; init; } = new Dictionary<string, double>();

    /// <summary>What was left out, approximated or chosen, each in a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the test could be made; where not, why and what to try.</summary>
    public TestOutcome Outcome { get; init; } = new TestOutcome.Made();

    /// <summary>Whether it could be made.</summary>
    public bool IsDefined => Outcome is TestOutcome.Made;

    /// <summary>One effect size by its name ("d_z", "g").</summary>
    /// <exception cref="NeuroRepl.Numerics.ArgumentMistake">There is none of that name; the message lists what there is.</exception>
    public IntervalEstimate Effect(string name) => Effects.FirstOrDefault(effect => effect.Name == name) ?? throw new Numerics.ArgumentMistake(
        $"{Test} has no effect size {name}.", Effects.Count == 0 ? "It has none." : $"It has: {string.Join(", ", Effects.Select(effect => effect.Name))}.");

    /// <summary>The sentence a paper prints: t(25) = 2.39, p = .025, d_z = 0.47 [0.06, 0.87], n = 26.</summary>
    public override string ToString()
    {
        if (Outcome is TestOutcome.Undefined undefined) { return $"{Test}: undefined. {undefined.Why} {undefined.WhatToTry}"; }

        var df = Df.Count == 0 ? "" : $"({string.Join(", ", Df.Select(WithoutZeros))})";
        var effect = Effects.Count > 0 ? $", {Effects[0]}" : "";
        var n = GroupSizes.Count > 1 ? $"n = {string.Join(" + ", GroupSizes)}" : $"n = {N}";
        var side = Alternative == Alternative.TwoSided ? "" : " (one-sided)";
        return $"{StatisticName}{df} = {Written(Statistic)}, p = {PValue}{side}{effect}, {n}";
    }

    internal static TestResult Undefined(string test, int n, string why, string whatToTry, IReadOnlyList<string>? notes = null) =>
        new(test) { N = n, Outcome = new TestOutcome.Undefined(why, whatToTry), Notes = notes ?? [] };

    private static string WithoutZeros(double df) => double.IsPositiveInfinity(df) ? "∞" : df.ToString(df == Math.Round(df) ? "0" : "0.0", CultureInfo.InvariantCulture);

    private static string Written(double statistic) =>
        statistic == Math.Round(statistic) && Math.Abs(statistic) < 1e6 ? statistic.ToString("0", CultureInfo.InvariantCulture) : IntervalEstimate.Short(statistic);
}
