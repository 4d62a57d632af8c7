namespace NeuroRepl.Scripting.Notebooks;

/// <summary>How far two numbers may be apart: |expected − actual| ≤ absolute + relative·|expected|.</summary>
/// <param name="Relative">As a share of what was expected.</param>
/// <param name="Absolute">In the number's own unit.</param>
public sealed record Tolerance(double Relative = 1e-6, double Absolute = 1e-9)
{
    /// <summary>Whether a number is as expected. Not-a-number is as expected where it was.</summary>
    public bool Allows(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= Absolute + (Relative * Math.Abs(expected));
}
