using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Families;
using NeuroRepl.Statistics.Bayes.Priors;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Bayes.Models;

/// <summary>Turns a formula over a table into a model, with brms's default priors.</summary>
/// <remarks>Bürkner, Journal of Statistical Software 80 (2017) 1: location and scale of defaults are median and median absolute deviation of the response on the link's scale.</remarks>
internal sealed class ModelBuilding(ModelDesign design, Response response, Family family, IReadOnlyList<(string Parameter, Prior Prior)> asked, BayesOptions options)
{
    private readonly PriorBook _book = new(asked);

    public IReadOnlyList<PriorChoice> Priors => _book.Choices;

    public BayesModel Build()
    {
        var (matrix, _) = design.Fixed.Build(design.Frame);
        var hasThresholds = family == Family.Cumulative;
        var first = design.Fixed.HasIntercept ? 1 : 0;
        if (hasThresholds && first == 0) { throw new FormulaException("An ordinal model has thresholds in the place of the intercept.", "Leave out 0 + or - 1.", design.Frame.Formula.Text, 0); }

        string[] names = [.. design.Fixed.Columns.Skip(first).Select(ModelDesign.Plain)];
        var x = names.Select((_, k) => matrix.Column(first + k)).ToArray();
        if (x.SelectMany(column => column).Any(v => !double.IsFinite(v))) { throw new ArgumentMistake($"A predictor of {design.Frame.Formula} is not finite.", "Look for a logarithm of zero or a division by it."); }

        Dependent(x, names, first == 1);
        var centres = new double[x.Length];
        if (first == 1)
        {
            for (var k = 0; k < x.Length; k++)
            {
                var mean = centres[k] = x[k].Average();
                x[k] = Array.ConvertAll(x[k], v => v - mean);
            }
        }

        var (location, scale) = DefaultScale();
        var interceptDefault = Prior.StudentT(3, location, scale);
        var half = Prior.StudentT(3, 0, scale);
        var probe = family.Likelihood(response, half, interceptDefault);
        var predictors = probe.Predictors;
        var hasIntercept = first == 1 && !hasThresholds;
        var intercepts = predictors.Select(p => hasIntercept ? _book.Of(Keys(p, "Intercept"), interceptDefault) : Prior.Flat).ToArray();
        var coefficients = predictors.Select(p => (IReadOnlyList<Prior>)[.. names.Select(name => _book.Of(BKeys(p, name), Prior.Flat))]).ToArray();
        var auxiliaries = probe.Auxiliaries.Select(a => a with { Default = _book.Of(a.IsThreshold ? ["b_" + a.Name, a.Name, "Intercept"] : [a.Name], a.Default) }).ToArray();
        var terms = Terms(x);
        var blocks = Blocks(terms, predictors, half, (predictors.Count * (names.Length + (hasIntercept ? 1 : 0))));
        _book.CheckAllUsed(["b", "Intercept", .. terms.Length > 0 ? ["sd"] : Array.Empty<string>(), .. terms.Any(t => t.Width > 1) ? ["cor"] : Array.Empty<string>()]);
        var model = new BayesModel
        {
            Response = response,
            NewLikelihood = () => family.Likelihood(response, half, interceptDefault),
            Predictors = predictors,
            Coefficients = names,
            X = x,
            Centres = centres,
            HasIntercept = hasIntercept,
            Offset = design.Frame.Offset,
            Blocks = blocks,
            InterceptPriors = intercepts,
            CoefficientPriors = coefficients,
            Auxiliaries = auxiliaries,
            IsPriorOnly = options.PriorOnly,
        };
        if (options.PriorOnly) { AllProper(); }
        else { Separation.Check(model, family); }

        return model;
    }

    private static IReadOnlyList<string> Keys(string predictor, string name) =>
        predictor.Length == 0 ? [name, "b_" + name] : [$"{predictor}_{name}", $"b_{predictor}_{name}", name];

    private static IReadOnlyList<string> BKeys(string predictor, string name) =>
        predictor.Length == 0 ? [$"b_{name}", "b"] : [$"b_{predictor}_{name}", $"b_{name}", $"b_{predictor}", "b"];

    private GroupTerm[] Terms(double[][] x)
    {
        var result = new List<GroupTerm>();
        foreach (var (t, random) in design.Frame.Formula.RandomTerms.Index())
        {
            var (codes, levels) = design.Frame.LevelsOf(random.Grouping);
            var name = random.Grouping.Name;
            if (levels.Count < 2)
            {
                throw design.Frame.Formula.MistakeAbout(random.Grouping.Variables[0], $"The grouping factor {name} has only one level.", "A variance between groups needs at least two of them, and says little below five: take the term out, or look at which rows are left.");
            }

            var matrix = design.Varying[t];
            if (matrix.Columns.Count == 0) { throw new FormulaException($"Nothing varies in ({random}).", "Write (1 | group), or (x | group).", design.Frame.Formula.Text, 0); }

            var (z, _) = matrix.Build(design.Frame);
            double[]?[] columns = [.. matrix.Columns.Select((column, m) => column == "(Intercept)" ? null : z.Column(m))];
            var term = new GroupTerm { Name = name, Levels = levels, Codes = codes, Effects = [.. matrix.Columns.Select(ModelDesign.Plain)], Z = columns };
            result.Add(options.Centred ?? CentringRule.SaysCentred(term, response, family, x)
                ? new GroupTerm { Name = name, Levels = levels, Codes = codes, Effects = term.Effects, Z = columns, IsCentred = true } : term);
        }

        return [.. result];
    }

    private List<GroupBlock> Blocks(GroupTerm[] terms, IReadOnlyList<string> predictors, Prior half, int start)
    {
        var blocks = new List<GroupBlock>();
        foreach (var term in terms)
        {
            for (var p = 0; p < predictors.Count; p++)
            {
                var scales = term.Effects.Select(effect =>
                {
                    var own = predictors[p].Length == 0 ? effect : $"{predictors[p]}_{effect}";
                    return _book.Of([$"sd_{term.Name}__{own}", $"sd_{term.Name}__{effect}", $"sd_{term.Name}", "sd"], half);
                }).ToArray();
                var correlation = term.Width > 1 ? (LkjPrior)_book.Of([$"cor_{term.Name}", "cor"], Prior.Lkj(1), isCorrelation: true) : null;
                var block = new GroupBlock(term, p, start, scales, correlation);
                blocks.Add(block);
                start += block.Count;
            }
        }

        return blocks;
    }

    // brms takes the response on the scale of the link where that is the identity or the logarithm, and 0 and 2.5 elsewhere.
    private (double Location, double Scale) DefaultScale()
    {
        var isLog = family == Family.Poisson || family == Family.NegativeBinomial || family == Family.LogNormal;
        if (!isLog && !family.IsContinuous) { return (0, 2.5); }

        var y = isLog ? Array.ConvertAll(response.Values, v => Math.Log(v == 0 ? .1 : v)) : response.Values;
        var median = Median(y);
        var spread = Math.Round(1.4826 * Median(Array.ConvertAll(y, v => Math.Abs(v - median))), 1);
        return (Math.Round(median, 1), Math.Max(2.5, spread));
    }

    private static double Median(double[] values) => Diagnostics.Convergence.Quantile([.. values.Order()], .5);

    private void AllProper()
    {
        string[] improper = [.. _book.Choices.Where(c => c.Prior.IsImproper).Select(c => c.Parameter)];
        if (improper.Length > 0)
        {
            throw new ArgumentMistake($"Without the data nothing bounds {string.Join(", ", improper)}: {(improper.Length == 1 ? "its prior is" : "their priors are")} flat.", "Give them one: priors: [(\"b\", Prior.Normal(0, 2.5))].");
        }
    }

    // Columns that the others make up leave a direction in which a flat prior has no end.
    private void Dependent(double[][] x, string[] names, bool hasIntercept)
    {
        var offset = hasIntercept ? 1 : 0;
        var matrix = new RowMajor(response.Count, x.Length + offset);
        for (var i = 0; i < matrix.Rows; i++)
        {
            if (hasIntercept) { matrix[i, 0] = 1; }

            for (var k = 0; k < x.Length; k++) { matrix[i, offset + k] = x[k][i]; }
        }

        var qr = new OrderedQr(matrix, null);
        if (qr.Rank == matrix.Columns || options.PriorOnly) { return; }

        string[] dropped = [.. Enumerable.Range(0, x.Length).Where(k => !qr.Kept.Contains(k + offset)).Select(k => names[k])];
        bool IsBounded(string name) => asked.Any(a => a.Parameter is "b" || a.Parameter.EndsWith("_" + name, StringComparison.Ordinal));
        if (dropped.Length == 0 || dropped.All(IsBounded)) { return; }

        throw new ArgumentMistake($"The posterior would be improper: {string.Join(", ", dropped)} {(dropped.Length == 1 ? "is" : "are")} made up of the other columns, and with a flat prior nothing bounds the coefficient.",
            $"Take {dropped[0]} out of the formula, or give coefficients a prior: priors: [(\"b\", Prior.Normal(0, 2.5))].");
    }
}
