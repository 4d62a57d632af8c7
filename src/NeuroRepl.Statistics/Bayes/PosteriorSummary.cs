namespace NeuroRepl.Statistics.Bayes;

/// <summary>A fit's parameters: means, intervals, and whether they can be trusted.</summary>
public sealed class PosteriorSummary
{
    internal PosteriorSummary(BayesFit fit, IReadOnlyList<ParameterSummary> parameters, double probability) => (Fit, Parameters, Probability) = (fit, parameters, probability);

    /// <summary>The fit that is summarised.</summary>
    public BayesFit Fit { get; }

    /// <summary>Every parameter, in the order of the model.</summary>
    public IReadOnlyList<ParameterSummary> Parameters { get; }

    /// <summary>What the intervals hold.</summary>
    public double Probability { get; }

    /// <summary>One parameter.</summary>
    public ParameterSummary this[string name] => Parameters.FirstOrDefault(p => p.Name == name) ?? Fit.Draws.Summary(name, Probability);
}
