using NeuroRepl.Figures;
using NeuroRepl.Statistics.Bayes;

namespace NeuroRepl.Views.Bayes;

/// <summary>A fit: what was modelled, how sampling went, the parameters, and what limits trust in it.</summary>
internal sealed class BayesFitView : IView<BayesFit>
{
    public Card Describe(BayesFit fit) => PosteriorSummaryView.Of(fit.Summary());
}
