using NeuroRepl.Domain.Receptors;
using NeuroRepl.Figures;
using NeuroRepl.Views.Imaging;

namespace NeuroRepl.Views.Maps;

/// <summary>The maps of an atlas, and whether they are simulated.</summary>
internal sealed class ReceptorAtlasView : IView<ReceptorAtlas>
{
    public Card Describe(ReceptorAtlas atlas) => new(atlas.Name)
    {
        Facts = [("space", $"{atlas.Space}")],
        Grid = Grid.Of(atlas, ("receptor", map => map.Name), ("values", map => BrainMapView.RangeOf(map))),
        Notes = atlas.Notes,
    };
}
