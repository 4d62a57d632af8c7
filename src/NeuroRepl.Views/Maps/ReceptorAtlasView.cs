using NeuroRepl.Domain.Imaging;
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
        Grid = Grid.Of(atlas.Zip(atlas.Sources), [("receptor", row => row.First.Name), ("values", row => BrainMapView.RangeOf(row.First)), .. Known(atlas)]),
        Notes = atlas.Notes,
    };

    private static (string, Func<(BrainMap First, ReceptorMapSource? Second), object?>)[] Known(ReceptorAtlas atlas) => atlas.Sources.All(source => source is null)
        ? []
        : [("source", row => row.Second?.Source), ("tracer", row => row.Second?.Tracer), ("n", row => row.Second?.Subjects), ("licence", row => row.Second?.Licence)];
}
