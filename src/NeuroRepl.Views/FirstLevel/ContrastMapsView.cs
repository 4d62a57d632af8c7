using NeuroRepl.Figures;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Views.Imaging;

namespace NeuroRepl.Views.FirstLevel;

/// <summary>A contrast at every place: where it is largest, and how sure that is.</summary>
internal sealed class ContrastMapsView : IView<ContrastMaps>
{
    public Card Describe(ContrastMaps maps) => new($"{maps.Contrast} · {maps.Of}")
    {
        Facts =
        [
            ("space", $"{maps.Space}"),
            ("cope", BrainMapView.RangeOf(maps.Cope) + (maps.Unit.Length > 0 ? $" ({maps.Unit})" : "")),
            ("t", $"{BrainMapView.RangeOf(maps.T)}, {NumberText.Short(maps.DegreesOfFreedom)} degrees of freedom"),
            ("z", BrainMapView.RangeOf(maps.Z)),
            ("maps", ".Cope  .Varcope  .T  .Z  .P(), each with Save and Plot"),
        ],
        Notes = maps.Notes,
    };
}
