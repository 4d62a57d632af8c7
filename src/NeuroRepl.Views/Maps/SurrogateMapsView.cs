using NeuroRepl.Figures;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Views.Maps;

/// <summary>A set of surrogates: of what, and how they were made.</summary>
internal sealed class SurrogateMapsView : IView<SurrogateMaps>
{
    public Card Describe(SurrogateMaps surrogates) => new($"{NumberText.Count(surrogates.Count, "surrogate")} of {surrogates.Original.Name}")
    {
        Facts = [("made as", surrogates.Method), ("space", $"{surrogates.Space}"), ("seed", $"{surrogates.Seed}"), ("use", "map.CorrelateWith(maps, surrogates)")],
        Notes = surrogates.Notes,
    };
}
