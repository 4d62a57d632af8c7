using NeuroRepl.Domain.Receptors;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Receptors;

/// <summary>The known receptor maps, and that none of them comes along.</summary>
internal sealed class ReceptorCatalogueView : IView<ReceptorCatalogue>
{
    public Card Describe(ReceptorCatalogue catalogue) => new("Receptor maps known here")
    {
        Grid = new ReceptorMapListView().Describe([.. catalogue], catalogue.Count),
        Notes = ["None of these maps is shipped: their licences leave it to you to fetch them from their collection."],
    };
}
