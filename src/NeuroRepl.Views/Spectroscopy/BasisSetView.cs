using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>A basis: which metabolites, and for which acquisition.</summary>
internal sealed class BasisSetView : IView<BasisSet>
{
    public Card Describe(BasisSet basis) => new($"Basis {basis.Name} · {NumberText.Count(basis.Metabolites.Count, "metabolite")}")
    {
        Facts = [("metabolites", string.Join(", ", basis.Names)), .. AcquisitionFacts.Of(basis.Acquisition, basis.Points)],
    };
}
