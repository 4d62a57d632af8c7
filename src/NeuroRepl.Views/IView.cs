using NeuroRepl.Figures;

namespace NeuroRepl.Views;

/// <summary>How one type looks, once; hosts turn it into terminal text, HTML or plotly JSON. A view computes nothing.</summary>
public interface IView<in T>
{
    /// <summary>What the object shows when it is the last expression of a submission.</summary>
    Card Describe(T subject);
}
