using NeuroRepl.Figures;

namespace NeuroRepl.Views;

/// <summary>How several objects of one type look together: a grid with a row each.</summary>
public interface IListView<in T>
{
    /// <summary>The grid of these objects.</summary>
    /// <param name="items">The ones to show.</param>
    /// <param name="total">How many there are in all, where only the first ones are shown; null where that is unknown.</param>
    Grid Describe(IReadOnlyList<T> items, int? total);
}
