using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Views.Tables;

namespace NeuroRepl.Views.Imaging;

/// <summary>A set of maps: where they lie, and whose they are.</summary>
internal sealed class CopeSetView : IView<CopeSet>
{
    public Card Describe(CopeSet copes) => new($"Maps of {NumberText.Count(copes.Count, "scan")} · {copes.Name}")
    {
        Facts = [("space", $"{copes.Space}")],
        Grid = TableView.Describe(copes.Scans),
        Notes = copes.Notes,
    };
}
