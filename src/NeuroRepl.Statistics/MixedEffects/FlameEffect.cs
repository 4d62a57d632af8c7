using System.Globalization;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>One effect of a group model: a column of the design, or a contrast of them.</summary>
/// <param name="Name">Which: "mean", "high - low".</param>
/// <param name="Estimate">Its value, weighted by how sure each subject is.</param>
/// <param name="StandardError">Its standard error, between-subject variance included.</param>
/// <param name="DegreesOfFreedom">Of <see cref="T"/>; see <see cref="FlameOptions.DegreesOfFreedom"/>.</param>
public sealed record FlameEffect(string Name, double Estimate, double StandardError, double DegreesOfFreedom)
{
    /// <summary>Estimate over standard error.</summary>
    public double T => Estimate / StandardError;

    /// <summary>The normal deviate with the same tail as T, as FSL shows it.</summary>
    public double Z => double.IsFinite(T) ? Math.Sign(T) * Quantiles.NormalUpperOfLog(LogTails.StudentUpper(Math.Abs(T), DegreesOfFreedom)) : T;

    /// <summary>Two-sided p-value, from Student's t.</summary>
    public PValue P => new(Tails.StudentTwoSided(T, DegreesOfFreedom), PKind.Asymptotic);

    /// <summary>One-sided p-value of an effect above zero, from Student's t.</summary>
    public PValue PGreater => new(Tails.StudentUpper(T, DegreesOfFreedom), PKind.Asymptotic);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} = {Estimate:G4} ± {StandardError:G3}, t({DegreesOfFreedom:G3}) = {T:F2}, z = {Z:F2}, p = {P}");
}
