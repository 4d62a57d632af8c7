namespace NeuroRepl.Statistics.Mixed;

/// <summary>An interval of one parameter of a mixed model.</summary>
/// <param name="Name">"sd (Intercept) | subject", "cor (Intercept), days | subject", "sd residual", or a coefficient's name.</param>
/// <param name="Estimate">By the fit that the interval belongs to.</param>
/// <param name="Low">Lower end; 0 for a standard deviation that zero is compatible with.</param>
/// <param name="High">Upper end.</param>
public sealed record ParameterInterval(string Name, double Estimate, double Low, double High);
