namespace NeuroRepl.Statistics.Linear;

/// <summary>One fixed effect: estimate, standard error, t-test against zero and 95 % interval.</summary>
/// <param name="Name">The column of the design, as R names it.</param>
/// <param name="Estimate">In units of the response per unit of the column; NaN where the column depends on others.</param>
/// <param name="StandardError">Of the estimate.</param>
/// <param name="Df">Degrees of freedom of t; infinite where a normal distribution is used.</param>
/// <param name="T">Estimate by standard error.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
public sealed record Coefficient(string Name, double Estimate, double StandardError, double Df, double T, PValue P, double Low, double High);
