namespace NeuroRepl.Statistics.Means;

/// <summary>A linear function of marginal means, tested against zero.</summary>
/// <param name="Name">What is compared: <c>high - placebo</c>.</param>
/// <param name="By">The levels it is separately for; empty without.</param>
/// <param name="Estimate">In units of the (transformed) response.</param>
/// <param name="StandardError">Of the estimate.</param>
/// <param name="Df">Degrees of freedom.</param>
/// <param name="T">Estimate by standard error.</param>
/// <param name="P">Two-sided, adjusted as the table says.</param>
/// <param name="UnadjustedP">Two-sided, of this contrast alone.</param>
/// <param name="Low">Lower end of the 95 % interval, simultaneous where the adjustment has such intervals.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
public sealed record MeanContrast(string Name, IReadOnlyList<string> By, double Estimate, double StandardError, double Df, double T, PValue P, PValue UnadjustedP, double Low, double High);
