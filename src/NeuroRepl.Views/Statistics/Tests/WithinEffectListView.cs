using NeuroRepl.Figures;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Views.Statistics.Tests;

/// <summary>The table of an analysis of variance.</summary>
internal sealed class WithinEffectListView : IListView<WithinEffect>
{
    public Grid Describe(IReadOnlyList<WithinEffect> items, int? total) => Grid.Of(
        items, ("effect", e => e.Name), ("df", e => string.Join(", ", e.Result.Df)), ("F", e => e.Result.Statistic), ("p", e => e.Result.PValue.ToString()), ("ε GG", e => e.GreenhouseGeisser),
        ("p GG", e => e.PGreenhouseGeisser.ToString()), ("p HF", e => e.PHuynhFeldt.ToString()), ("partial η²", e => e.Result.Effects.Count > 0 ? e.Result.Effects[0].Value : null));
}
