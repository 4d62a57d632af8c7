using NeuroRepl.Figures;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Views.Statistics.Models;

/// <summary>Coefficients, a row each.</summary>
internal sealed class CoefficientListView : IListView<Coefficient>
{
    public Grid Describe(IReadOnlyList<Coefficient> items, int? total) => ModelViews.Coefficients(items);
}
