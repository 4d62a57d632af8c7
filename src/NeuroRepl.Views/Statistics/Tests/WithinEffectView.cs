using NeuroRepl.Figures;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Views.Statistics.Tests;

/// <summary>An effect of an analysis of variance, with its sphericity.</summary>
internal sealed class WithinEffectView : IView<WithinEffect>
{
    public Card Describe(WithinEffect effect) => new($"Effect of {effect.Name}, repeated measures")
    {
        Facts = effect.Result.Outcome is TestOutcome.Undefined undefined ? [("outcome", "undefined"), ("why", undefined.Why)] :
        [
            ("result", effect.ToString()),
            .. effect.Mauchly is { } mauchly ? ((string, string)[])
            [
                ("sphericity", mauchly.IsDefined ? $"Mauchly's W = {mauchly.Statistic:0.000}, p = {mauchly.PValue}" : mauchly.ToString()),
                ("ε", $"{effect.GreenhouseGeisser:0.000} (Greenhouse-Geisser), {effect.HuynhFeldt:0.000} (Huynh-Feldt)"),
                ("p", $"{effect.Result.PValue} uncorrected, {effect.PGreenhouseGeisser} Greenhouse-Geisser, {effect.PHuynhFeldt} Huynh-Feldt"),
            ] : [],
            ("effects", string.Join("; ", effect.Result.Effects)),
        ],
        Notes = effect.Result.Notes,
    };
}
