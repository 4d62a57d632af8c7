using System.Collections;
using System.Runtime.CompilerServices;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.General;

/// <summary>How objects look that have no view of their own: values in words, collections as grids, other objects as cards of their properties.</summary>
internal static class GeneralView
{
    public static Look Of(object value, ViewRegistry views) => value switch
    {
        Exception error => new Look.AsCard(ErrorView.Describe(error)),
        string or Type or Delegate or ITuple or Task or IFormattable => new Look.Words(ValueText.Of(value)),
        IDictionary or IEnumerable => CollectionView.Of((IEnumerable)value, views),
        _ when PropertyList.IsTransparent(value.GetType()) => new Look.AsCard(PropertyList.CardOf(value)),
        _ => new Look.Words(ValueText.Of(value)),
    };
}
