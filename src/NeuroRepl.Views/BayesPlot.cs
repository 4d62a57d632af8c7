using NeuroRepl.Figures;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes;
using NeuroRepl.Statistics.Bayes.Comparison;
using NeuroRepl.Statistics.Bayes.Prediction;

namespace NeuroRepl.Views;

/// <summary>Posteriors, their chains, predictions and comparisons as figures.</summary>
public static class BayesPlot
{
    private const int MostPoints = 1500;

    /// <summary>Intervals of all parameters; or of one parameter its density, chains and ranks: <c>fit.Plot("b_bold")</c>.</summary>
    /// <param name="parameter">One parameter; null for all that are not effects of single groups.</param>
    /// <param name="probability">Of the intervals.</param>
    public static Figure Plot(this BayesFit fit, string? parameter = null, double probability = .95)
    {
        if (parameter is null) { return fit.Summary(probability).Plot(); }

        var name = fit.Draws.Has(parameter) ? parameter : "b_" + parameter;
        return Figure.Grid([fit.PlotDensity(name), fit.PlotTrace(name), fit.PlotRanks(name), Energy(fit)], columns: 2)
            .WithTitle(name, $"R-hat {fit[name].RHat:F3}, {fit[name].EssBulk:F0} effective draws for the centre, {fit[name].EssTail:F0} for the tails").WithHeight(640);
    }

    /// <summary>Intervals of all parameters below each other.</summary>
    public static Figure Plot(this PosteriorSummary summary) => Chart.Forest(
        [.. summary.Parameters.Take(60).Select(p => new Interval(p.Name, p.Mean, p.Lower, p.Upper))], new Axis { Title = "posterior mean" }, level: $"{summary.Probability:P0} intervals".Replace(" %", " %", StringComparison.Ordinal))
        .WithTitle(summary.Fit.Formula);

    /// <summary>Densities of parameters, chain by chain for a single one.</summary>
    /// <param name="parameters">Which; all coefficients unless given.</param>
    public static Figure PlotDensity(this BayesFit fit, params IReadOnlyList<string> parameters)
    {
        if (parameters.Count == 1)
        {
            return Chart.Ridgeline([.. Enumerable.Range(0, fit.Draws.Chains).Select(c => new Sample($"chain {c + 1}", fit.Draws.Chain(parameters[0], c)))], new Axis { Title = parameters[0] });
        }

        return Chart.Ridgeline([.. Chosen(fit, parameters).Take(60).Select(name => new Sample(name, fit.Draws[name]))], new Axis { Title = "posterior" }, reference: 0).WithTitle(fit.Formula);
    }

    /// <summary>Draws in their order, a line each chain: chains that agree cannot be told apart.</summary>
    /// <param name="parameters">Which; all coefficients unless given.</param>
    public static Figure PlotTrace(this BayesFit fit, params IReadOnlyList<string> parameters)
    {
        var names = Chosen(fit, parameters).Take(8).ToArray();
        return Stacked([.. names.Select((name, k) => new Figure(
            [.. Enumerable.Range(0, fit.Draws.Chains).Select(c => (Trace)new Scatter(AxisValues.Indices(fit.Draws.Iterations), AxisValues.Of(fit.Draws.Chain(name, c)))
            {
                Name = $"chain {c + 1}", Color = Palette.Series[c % Palette.Series.Count], LineWidth = .7, Opacity = .8, InLegend = k == 0,
            })],
            new Layout { X = new Axis { Title = "iteration after warm-up" }, Panels = [new Panel { Y = new Axis { Title = name } }] }))], names.Length == 1 ? null : "Chains");
    }

    /// <summary>How the ranks of all draws are spread over each chain: even where chains agree, uneven where one stays high, low or narrow.</summary>
    /// <param name="parameters">Which; all coefficients unless given.</param>
    /// <remarks>Vehtari et al., Bayesian Analysis 16 (2021), § 4.3.</remarks>
    public static Figure PlotRanks(this BayesFit fit, params IReadOnlyList<string> parameters)
    {
        const int Bins = 20;
        var names = Chosen(fit, parameters).Take(8).ToArray();
        var even = (double)fit.Draws.Iterations / Bins;
        return Stacked([.. names.Select((name, k) =>
        {
            var counts = fit.Draws.RankCounts(name, Bins);
            return new Figure(
                [
                    .. counts.Select((chain, c) => (Trace)new Scatter(AxisValues.Of(Enumerable.Range(0, Bins).Select(b => (b + .5) / Bins)), AxisValues.Of(chain.Select(n => (double)n)))
                    {
                        Name = $"chain {c + 1}", Color = Palette.Series[c % Palette.Series.Count], InLegend = k == 0, Mode = ScatterMode.LinesAndMarkers, MarkerSize = 4,
                    }),
                    new Scatter((double[])[0, 1], (double[])[even, even]) { Color = Palette.Grey, Dash = Dash.Dashed, LineWidth = 1 },
                ],
                new Layout { X = new Axis { Title = "rank among all draws", Range = (0, 1) }, Panels = [new Panel { Y = new Axis { Title = names.Length == 1 ? "draws" : name, IncludesZero = true } }] });
        })], names.Length == 1 ? null : "Ranks of draws by chain");
    }

    /// <summary>Each parameter against each other, divergent draws on top: where these gather, the posterior is hard to reach.</summary>
    /// <param name="parameters">Two to five; the first coefficients and standard deviations unless given.</param>
    public static Figure PlotPairs(this BayesFit fit, params IReadOnlyList<string> parameters)
    {
        string[] names = parameters.Count > 0 ? [.. Chosen(fit, parameters)]
            : [.. fit.Parameters.Where(p => p.StartsWith("b_", StringComparison.Ordinal)).Take(2), .. fit.Parameters.Where(p => p.StartsWith("sd_", StringComparison.Ordinal) || p == "sigma").Take(2)];
        if (names.Length is < 2 or > 5) { throw new ArgumentMistake($"Pairs of {names.Length} {(names.Length == 1 ? "parameter" : "parameters")} cannot be drawn.", "Name two to five: fit.PlotPairs(\"b_Intercept\", \"sd_subject__Intercept\")."); }

        var divergent = fit.Sampling.IsDivergent;
        var every = Math.Max(1, fit.Draws.Count / MostPoints);
        int[] shown = [.. Enumerable.Range(0, fit.Draws.Count).Where(i => i % every == 0)];
        int[] bad = [.. Enumerable.Range(0, fit.Draws.Count).Where(i => divergent[i])];
        var panels = new List<Figure>();
        for (var a = 0; a < names.Length; a++)
        {
            for (var b = a + 1; b < names.Length; b++)
            {
                var (x, y) = (fit.Draws[names[a]], fit.Draws[names[b]]);
                Scatter Points(int[] at, string color, double size, double opacity, string name) => new(AxisValues.Of(at.Select(i => x[i])), AxisValues.Of(at.Select(i => y[i])))
                {
                    Mode = ScatterMode.Markers, Color = color, MarkerSize = size, Opacity = opacity, Name = name, InLegend = panels.Count == 0,
                };
                panels.Add(new Figure([Points(shown, Palette.Blue, 3, .35, "draws"), .. bad.Length > 0 ? (Trace[])[Points(bad, Palette.Vermillion, 6, 1, "divergent")] : []],
                    new Layout { X = new Axis { Title = names[a] }, Panels = [new Panel { Y = new Axis { Title = names[b] } }] }));
            }
        }

        var subtitle = bad.Length == 0 ? "no draw diverged" : $"{bad.Length} of {fit.Draws.Count} draws diverged";
        return panels.Count == 1 ? panels[0].WithTitle("Pairs of parameters", subtitle)
            : Figure.Grid(panels, columns: names.Length > 3 ? 3 : 2, letters: false).WithTitle("Pairs of parameters", subtitle).WithHeight(260 * ((panels.Count + 1) / (names.Length > 3 ? 3 : 2)) + 120);
    }

    /// <summary>Pareto k of every observation: above 0.7 leaving it out is not to be trusted.</summary>
    public static Figure Plot(this PsisLoo loo)
    {
        var k = loo.ParetoK;
        var n = Math.Max(1, k.Count - 1);
        Scatter Line(double at, string color) => new((double[])[0, n], (double[])[at, at]) { Color = color, Dash = Dash.Dashed, LineWidth = 1 };
        Scatter Points(Func<double, bool> which, string name, string color) => new(
            AxisValues.Of(k.Index().Where(o => which(o.Item)).Select(o => (double)o.Index)), AxisValues.Of(k.Where(which)))
        {
            Mode = ScatterMode.Markers, Name = name, Color = color, MarkerSize = 6, Labels = [.. k.Index().Where(o => which(o.Item)).Select(o => $"row {o.Index + 1}")],
        };
        return new Figure(
            [
                Line(.5, Palette.Orange), Line(.7, Palette.Vermillion), Points(v => v <= .5, "good", Palette.Blue), .. k.Any(v => v is > .5 and <= .7) ? (Trace[])[Points(v => v is > .5 and <= .7, "fair", Palette.Orange)] : [],
                .. loo.Bad.Count > 0 ? (Trace[])[Points(v => v > .7 && double.IsFinite(v), "bad", Palette.Vermillion)] : [],
            ],
            new Layout
            {
                Title = "Leave-one-out: Pareto k", Subtitle = $"{loo.Bad.Count} of {k.Count} rows above 0.7", X = new Axis { Title = "row" }, Panels = [new Panel { Y = new Axis { Title = "Pareto k", IncludesZero = true } }],
            });
    }

    /// <summary>Differences in elpd from the best model, each with two standard errors.</summary>
    public static Figure Plot(this ModelComparison comparison) => Chart.Forest(
        [.. comparison.Scores.Select(s => new Interval(s.Name, s.Difference, s.Difference - (2 * s.DifferenceError), s.Difference + (2 * s.DifferenceError))
        {
            Text = s.Difference == 0 ? $"best, elpd {s.Estimate:F1}" : $"{s.Difference:F1}, SE {s.DifferenceError:F1}",
        })], new Axis { Title = "difference in elpd" }, level: $"{comparison.Method}, ± 2 standard errors").WithTitle("Which model foretells better");

    /// <summary>The density of the data over those of data sets that the model makes; of categories their counts.</summary>
    public static Figure Plot(this PredictiveCheck check)
    {
        if (check.Densities() is { } curves)
        {
            return new Figure(
                [
                    .. curves.Replicates.Select((replicate, r) => (Trace)new Scatter(AxisValues.Of(curves.At), AxisValues.Of(replicate)) { Color = Palette.Sky, LineWidth = .8, Opacity = .5, Name = "made by the model", InLegend = r == 0 }),
                    new Scatter(AxisValues.Of(curves.At), AxisValues.Of(curves.Observed)) { Color = Palette.Ink, LineWidth = 2.5, Name = "data" },
                ],
                new Layout { Title = "Posterior predictive check", Subtitle = check.Fit.Formula, X = new Axis { Title = check.Fit.Response }, Panels = [new Panel { Y = new Axis { Title = "density", ShowTicks = false } }], ShowLegend = true });
        }

        var counts = check.Statistics;
        var names = AxisValues.Of(check.Fit.Categories);
        return new Figure(
            [
                new Bar(names, AxisValues.Of(counts.Select(c => c.Observed))) { Name = "data", Color = Palette.Sky },
                new Scatter(names, AxisValues.Of(counts.Select(c => c.Mean)))
                {
                    Mode = ScatterMode.Markers, Name = "made by the model, 95 %", Color = Palette.Ink, ErrorY = AxisValues.Of(counts.Select(c => (c.Upper - c.Lower) / 2)),
                },
            ],
            new Layout { Title = "Posterior predictive check", Subtitle = check.Fit.Formula, X = new Axis { Title = check.Fit.Response }, Panels = [new Panel { Y = new Axis { Title = "rows", IncludesZero = true } }], ShowLegend = true });
    }

    /// <summary>The expected response over a predictor, with 95 % intervals; a line each category.</summary>
    public static Figure Plot(this EffectCurve curve)
    {
        var isFactor = curve.Levels.Count > 0;
        var x = isFactor ? AxisValues.Of(curve.Levels) : AxisValues.Of(curve.X);
        var traces = curve.Lines.SelectMany((line, k) =>
        {
            var color = Palette.Series[k % Palette.Series.Count];
            var points = new Scatter(x, AxisValues.Of(line.Mean)) { Name = line.Category.Length > 0 ? line.Category : null, Color = color, LineWidth = 2, Mode = isFactor ? ScatterMode.Markers : ScatterMode.Lines };
            return isFactor ? (IEnumerable<Trace>)[points with { ErrorY = AxisValues.Of(line.Upper.Zip(line.Lower, (u, l) => (u - l) / 2)) }]
                : [new Band(x, AxisValues.Of(line.Lower), AxisValues.Of(line.Upper)) { Color = color, InLegend = false }, points];
        });
        return new Figure([.. traces], new Layout
        {
            Title = $"{curve.Response} by {curve.Variable}", Subtitle = "posterior mean with 95 % interval, other predictors at their means, a typical group",
            X = new Axis { Title = curve.Variable }, Panels = [new Panel { Y = new Axis { Title = curve.Lines.Count > 1 ? $"probability of {curve.Response}" : $"expected {curve.Response}" } }],
        });
    }

    /// <summary>Average effects on the response scale with 95 % intervals.</summary>
    public static Figure Plot(this IReadOnlyList<MarginalEffect> effects) => Chart.Forest(
        [.. effects.Select(e => new Interval(e.Category.Length > 0 ? $"{e.Contrast}, {e.Category}" : e.Contrast, e.Mean, e.Lower, e.Upper))], new Axis { Title = "on the response scale" }, level: "95 % intervals").WithTitle("Average effects");

    private static Figure Energy(BayesFit fit)
    {
        var energies = fit.Sampling.Energies;
        var n = fit.Draws.Iterations;
        var mean = energies.Average();
        var steps = Enumerable.Range(0, energies.Count).Where(i => i % n > 0).Select(i => energies[i] - energies[i - 1]).ToArray();
        return Chart.Ridgeline([new Sample("energy", [.. energies.Select(e => e - mean)]), new Sample("steps of energy", steps)], new Axis { Title = "energy less its mean" });
    }

    private static IEnumerable<string> Chosen(BayesFit fit, IReadOnlyList<string> parameters) =>
        parameters.Count == 0 ? fit.Parameters.Where(p => p.StartsWith("b_", StringComparison.Ordinal)) : parameters.Select(p => fit.Draws.Has(p) || !fit.Draws.Has("b_" + p) ? p : "b_" + p);

    private static Figure Stacked(IReadOnlyList<Figure> figures, string? title)
    {
        var figure = figures.Count == 1 ? figures[0] : Figure.Stack(figures).WithHeight(120 + (130 * figures.Count));
        return title is null ? figure : figure.WithTitle(title);
    }
}
