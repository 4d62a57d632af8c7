using NeuroRepl.Domain.Atlases;
using NeuroRepl.Figures;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Imaging;

/// <summary>An atlas: where it is from, and its regions.</summary>
internal sealed class AtlasView : IView<Atlas>
{
    private const int Most = 12;

    public Card Describe(Atlas atlas) => new($"Atlas · {atlas.Name}")
    {
        Facts = [("source", atlas.Source), ("space", $"{atlas.Map.Space}"), ("regions", $"{atlas.Labels.Count}{(atlas.IsProbabilistic ? ", with probabilities" : "")}")],
        Grid = Listing.Of([.. atlas.Labels.Take(Most)], atlas.Labels.Count, "region", [("number", label => label.Number), ("region", label => label.Name)]),
    };
}
