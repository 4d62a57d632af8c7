namespace NeuroRepl.Figures.Charts;

/// <summary>A bracket between two samples with what a test says of them: "**", "p = 0.03", "n.s.".</summary>
/// <param name="First">The name of one sample, with its group where it has one: "TP1 remitters".</param>
/// <param name="Second">The name of the other.</param>
/// <param name="Mark">What stands on the bracket.</param>
public sealed record Comparison(string First, string Second, string Mark)
{
    /// <summary>A bracket with the stars of a p-value; "n.s." from 0.05 on.</summary>
    public Comparison(string first, string second, double p)
        : this(first, second, Of(p) is { Length: > 0 } stars ? stars : "n.s.")
    {
    }

    /// <summary>*** below 0.001, ** below 0.01, * below 0.05, nothing above.</summary>
    public static string Of(double p) => p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : "";
}
