using NeuroRepl.Figures;
using NeuroRepl.Statistics.Bayes.Prediction;

namespace NeuroRepl.Views.Bayes;

/// <summary>The data beside what the model makes.</summary>
internal sealed class PredictiveCheckView : IView<PredictiveCheck>
{
    public Card Describe(PredictiveCheck check) => new($"Posterior predictive check of {check.Fit.Formula}")
    {
        Grid = Grid.Of(check.Statistics, ("", s => s.Name), ("data", s => s.Observed), ("made, mean", s => s.Mean), ("95 % from", s => s.Lower), ("to", s => s.Upper), ("P(made > data)", s => $"{s.TailProbability:F3}")),
        Notes = [.. check.Statistics.Where(s => s.TailProbability is < .01 or > .99).Select(s => $"The model does not make data like these: {s.Name} is {s.Observed:G4}, and the model gives {s.Lower:G4} to {s.Upper:G4}.")],
    };
}
