namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>What leaving one observation out says.</summary>
/// <param name="Elpd">Log density of the observation given all others.</param>
/// <param name="Mcse">Monte Carlo standard error of that; not to be trusted where k is above 0.7.</param>
/// <param name="EffectiveParameters">In-sample minus out-of-sample log density.</param>
/// <param name="ParetoK">Shape of the tail of the importance ratios: how hard it is to imagine the fit without this observation.</param>
/// <param name="EffectiveDraws">How many independent draws the weights are worth.</param>
public readonly record struct LeftOut(double Elpd, double Mcse, double EffectiveParameters, double ParetoK, double EffectiveDraws);
