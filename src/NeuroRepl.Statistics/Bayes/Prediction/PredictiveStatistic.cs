namespace NeuroRepl.Statistics.Bayes.Prediction;

/// <summary>A number of the data beside that of data sets made by the model.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Observed">Of the data.</param>
/// <param name="Mean">Its mean over made data sets.</param>
/// <param name="Lower">Their 2.5 % quantile.</param>
/// <param name="Upper">Their 97.5 % quantile.</param>
/// <param name="TailProbability">The part of made data sets above the data, ties by half. Near 0 or 1 the model does not make such data.</param>
public sealed record PredictiveStatistic(string Name, double Observed, double Mean, double Lower, double Upper, double TailProbability);
