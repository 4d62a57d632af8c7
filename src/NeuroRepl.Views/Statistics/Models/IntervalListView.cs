using NeuroRepl.Figures;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Views.Statistics.Models;

/// <summary>Intervals of parameters, a row each.</summary>
internal sealed class IntervalListView : IListView<ParameterInterval>
{
    public Grid Describe(IReadOnlyList<ParameterInterval> items, int? total) => Grid.Of(items,
        ("parameter", i => i.Name), ("estimate", i => ModelViews.Number(i.Estimate)), ("from", i => ModelViews.Number(i.Low)), ("to", i => ModelViews.Number(i.High)));
}
