using System.Globalization;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Designs;

/// <summary>What data say of one contrast: how large, how sure, how far from zero.</summary>
/// <param name="Contrast">As it was written: "block2 - block1".</param>
/// <param name="Estimate">Its value, in the unit of the effects.</param>
/// <param name="StandardError">Its standard error, covariances of the effects included.</param>
/// <param name="Unit">The unit: "a.u.", "Hz", "%".</param>
public sealed record ContrastEstimate(string Contrast, double Estimate, double StandardError, string Unit)
{
    /// <summary>Whose contrast it is: "Glu".</summary>
    public string Of { get; init; } = "";

    /// <summary>Degrees of freedom of the noise variance; infinite where it counts as known.</summary>
    public double DegreesOfFreedom { get; init; } = double.PositiveInfinity;

    /// <summary>Estimate over standard error; judged by the normal distribution where <see cref="DegreesOfFreedom"/> is infinite, else by Student's t.</summary>
    public double Z => Estimate / StandardError;

    /// <summary>Two-sided p-value of no difference from zero.</summary>
    public double P => double.IsInfinity(DegreesOfFreedom) ? Tails.NormalTwoSided(Z) : Tails.StudentTwoSided(Z, DegreesOfFreedom);

    /// <summary>The 95 % interval from the normal distribution, ± 1.96 standard errors.</summary>
    public (double Low, double High) Interval => (Estimate - (1.959963984540054 * StandardError), Estimate + (1.959963984540054 * StandardError));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Of.Length > 0 ? Of + " " : "")}{Contrast} = {Estimate:G4} ± {StandardError:G3} {Unit}, z = {Z:F2}, p = {P:G2}");
}
