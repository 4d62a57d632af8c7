using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>What a fit says of its metabolites, in the order given.</summary>
internal sealed class MetaboliteListView : IListView<MetaboliteEstimate>
{
    public Grid Describe(IReadOnlyList<MetaboliteEstimate> items, int? total)
    {
        var units = items.Select(m => m.Concentration.Unit).Distinct().ToArray();
        return Listing.Of(
            items,
            total,
            "metabolite",
            [
                ("metabolite", m => m.Name),
                (units.Length == 1 ? $"conc. ({units[0]})" : "conc.", m => m.Concentration.Value),
                ("CRLB", m => m.Crlb),
                ("CRLB %", m => Math.Round(m.CrlbPercent, 1)),
                ("/tCr", m => Math.Round(m.RatioToCreatine, 3)),
            ]);
    }
}
