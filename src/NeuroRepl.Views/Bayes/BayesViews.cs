using NeuroRepl.Figures;
using NeuroRepl.Statistics.Bayes;
using NeuroRepl.Statistics.Bayes.Comparison;
using NeuroRepl.Statistics.Bayes.Prediction;
using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Views.Bayes;

/// <summary>The views of Bayesian models and of what is asked of them.</summary>
internal static class BayesViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register(new BayesFitView());
        registry.Register(new PosteriorSummaryView());
        registry.Register(new ElpdView());
        registry.Register<PsisLoo>(ElpdView.Of);
        registry.Register<Waic>(ElpdView.Of);
        registry.Register<KFold>(ElpdView.Of);
        registry.Register(new ModelComparisonView());
        registry.Register(new PredictiveCheckView());
        registry.Register(new PredictionsView());
        registry.Register(new SamplerReportView());
        registry.Register<MarginalLikelihood>(m => new Card($"Marginal likelihood of {m.Model}")
        {
            Facts = [("log", $"{m.Log:F3}"), ("relative error", $"{100 * m.RelativeError:F1} %"), ("iterations", $"{m.Iterations}")],
            Notes = m.RelativeError > .1 ? ["A Bayes factor from it is uncertain by more than 10 %: sample longer."] : [],
        });
        registry.Register<ParameterSummary>(p => new Card(p.Name) { Grid = Parameters([p], .95) });
        registry.Register<HypothesisTest>(h => new Card(h.Statement) { Grid = Hypotheses([h]), Notes = h.Note.Length > 0 ? [h.Note] : [] });
        registry.Register<Family>(f => new Look.Words($"{f}"));
        registry.Register<Prior>(p => new Look.Words($"{p}"));
        registry.Register<EffectCurve>(c => new Look.AsFigure(c.Plot()));
        registry.Register<Draws>(d => new Card($"{d.Count} draws of {d.Names.Count} parameters") { Facts = [("chains", $"{d.Chains} × {d.Iterations}"), ("parameters", string.Join(", ", d.Names.Take(8)) + (d.Names.Count > 8 ? " …" : ""))] });
        registry.RegisterList(new ListView<HypothesisTest>(Hypotheses));
        registry.RegisterList(new ListView<PriorChoice>(priors => Grid.Of(priors, ("parameter", p => p.Parameter), ("prior", p => $"{p.Prior}"), ("", p => p.IsDefault ? "default" : "yours"))));
        registry.RegisterList(new ListView<MarginalEffect>(Effects));
        registry.RegisterList(new ListView<ParameterSummary>(parameters => Parameters(parameters, .95)));
    }

    public static Grid Parameters(IReadOnlyList<ParameterSummary> parameters, double probability) => Grid.Of(parameters,
        ("parameter", p => p.Name), ("mean", p => p.Mean), ("SD", p => p.StandardDeviation), ($"{100 * probability:0.#} % from", p => p.Lower), ("to", p => p.Upper),
        ("R-hat", p => double.IsNaN(p.RHat) ? null : $"{p.RHat:F3}"), ("ESS bulk", p => double.IsNaN(p.EssBulk) ? null : Math.Round(p.EssBulk)), ("tail", p => double.IsNaN(p.EssTail) ? null : Math.Round(p.EssTail)));

    private static Grid Hypotheses(IReadOnlyList<HypothesisTest> tests)
    {
        (string, Func<HypothesisTest, object?>)[] columns =
        [
            ("hypothesis", h => h.Statement), ("left − right", h => h.Estimate), ("SD", h => h.StandardDeviation), ("from", h => h.Lower), ("to", h => h.Upper),
            ("evidence ratio", h => double.IsNaN(h.EvidenceRatio) ? null : double.IsInfinity(h.EvidenceRatio) ? "∞" : $"{h.EvidenceRatio:G4}"), ("P", h => double.IsNaN(h.Probability) ? null : $"{h.Probability:F3}"), ("", h => h.IsCredible ? "*" : ""),
        ];
        var notes = tests.Where(h => h.Note.Length > 0).Select(h => h.Note).Distinct().ToArray();
        return notes.Length == 0 ? Grid.Of(tests, columns) : new Grid([.. columns.Select(c => c.Item1)], Grid.Of(tests, columns).Rows) { Footer = string.Join(" ", notes) };
    }

    private static Grid Effects(IReadOnlyList<MarginalEffect> effects)
    {
        var isPlain = effects.All(e => e.Category.Length == 0);
        (string, Func<MarginalEffect, object?>)[] numbers = [("mean", e => e.Mean), ("SD", e => e.StandardDeviation), ("95 % from", e => e.Lower), ("to", e => e.Upper), ("P(> 0)", e => $"{e.ProbabilityPositive:F3}")];
        return isPlain ? Grid.Of(effects, [("effect", e => e.Contrast), .. numbers]) : Grid.Of(effects, [("effect", e => e.Contrast), ("on", e => e.Category), .. numbers]);
    }

    private sealed class ListView<T>(Func<IReadOnlyList<T>, Grid> grid) : IListView<T>
    {
        public Grid Describe(IReadOnlyList<T> items, int? total) => grid(items);
    }
}
