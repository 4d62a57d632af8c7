using System.Globalization;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Statistics.Means;

/// <summary>Estimated marginal means (least-squares means): predictions over a grid of levels, averaged with equal weights over what was not asked for.</summary>
/// <remarks>Searle, Speed and Milliken, Am. Stat. 34 (1980). Covariates stand at their means over the used rows; a covariate asked for by name stands at each of its values.</remarks>
public sealed class MarginalMeans
{
    private const int MostValues = 12;
    private const double Estimable = 1e-8;

    private readonly FittedModel _model;
    private readonly Inference _inference;
    private readonly double[][] _functions;

    private MarginalMeans(FittedModel model, Inference inference, IReadOnlyList<string> of, IReadOnlyList<string> by, double[][] functions, IReadOnlyList<(IReadOnlyList<string> Of, IReadOnlyList<string> By)> labels)
    {
        (_model, _inference, _functions) = (model, inference, functions);
        (Factors, By) = (of, by);
        Rows = [.. labels.Select((label, i) =>
        {
            var (estimate, error, df) = Evaluate(functions[i]);
            var half = df > 0 ? Quantiles.StudentUpper(.025, df) * error : double.NaN;
            return new MarginalMean(label.Of, label.By, estimate, error, df, estimate - half, estimate + half);
        })];
    }

    /// <summary>The means, level after level.</summary>
    public IReadOnlyList<MarginalMean> Rows { get; }

    /// <summary>The factors that the means are of.</summary>
    public IReadOnlyList<string> Factors { get; }

    /// <summary>What they are separately for.</summary>
    public IReadOnlyList<string> By { get; }

    /// <summary>The response they are of, as the formula writes it.</summary>
    public string Response => _model.Formula.Response ?? "response";

    /// <summary>What they are averaged over, and where covariates stand.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>All pairwise differences, earlier level minus later as emmeans has them, within each level they are separately for.</summary>
    public ContrastTable Pairwise(Adjust adjust = Adjust.Tukey) => Within(rows => [.. from i in Enumerable.Range(0, rows.Length)
        from j in Enumerable.Range(i + 1, rows.Length - i - 1)
        select ($"{Rows[rows[i]].Label} - {Rows[rows[j]].Label}", Combine((rows[i], 1), (rows[j], -1)))], adjust, areAllPairs: true);

    /// <summary>Each level minus one reference, by default with Dunnett's exact adjustment.</summary>
    /// <param name="reference">The level to compare with.</param>
    /// <exception cref="ArgumentMistake">There is no such level.</exception>
    public ContrastTable Against(string reference, Adjust adjust = Adjust.Dunnett) => Within(group =>
    {
        var control = group.Where(i => Rows[i].Label == reference).Cast<int?>().FirstOrDefault() ?? throw NoLevel(reference);
        return [.. group.Where(i => i != control).Select(i => ($"{Rows[i].Label} - {reference}", Combine((i, 1), (control, -1))))];
    }, adjust);

    /// <summary>Each level minus the mean of all levels.</summary>
    public ContrastTable AgainstMean(Adjust adjust = Adjust.Fdr) => Within(group => [.. group.Select(i =>
        ($"{Rows[i].Label} - mean", Combine([.. group.Select(k => (k, (k == i ? 1.0 : 0) - (1.0 / group.Length)))])))], adjust);

    /// <summary>Contrasts with weights of your own, a number a level in the order of the rows: <c>means.Contrast(("high - low", [0, -1, 1]))</c>.</summary>
    /// <exception cref="ArgumentMistake">Not as many weights as levels.</exception>
    public ContrastTable Contrast(params (string Name, double[] Weights)[] contrasts) => Within(group => [.. contrasts.Select(c =>
    {
        Guard.SameLength(c.Weights.Length, group.Length, $"the number of weights of {c.Name}", "the number of levels");
        return (c.Name, Combine([.. group.Select((row, k) => (row, c.Weights[k]))]));
    })], Adjust.None);

    /// <summary>The rows as a table, to save or to go on with.</summary>
    public Table Table() => new("marginal means",
    [
        .. Factors.Select((name, k) => new TextColumn(name, [.. Rows.Select(row => row.Levels[k])])),
        .. By.Select((name, k) => new TextColumn(name, [.. Rows.Select(row => row.By[k])])),
        new NumberColumn("mean", [.. Rows.Select(row => row.Estimate)]), new NumberColumn("se", [.. Rows.Select(row => row.StandardError)]),
        new NumberColumn("df", [.. Rows.Select(row => row.Df)]), new NumberColumn("low", [.. Rows.Select(row => row.Low)]), new NumberColumn("high", [.. Rows.Select(row => row.High)]),
    ]);

    internal static MarginalMeans Of(FittedModel model, string of, string? by, DegreesOfFreedom df)
    {
        var (ofNames, byNames) = (Names(of), by is null ? [] : Names(by));
        var sources = model.Formula.Terms.SelectMany(term => term.Variables).Distinct().SelectMany(v => model.Frame.Variables[v].Sources).Distinct().ToArray();
        if (ofNames.Concat(byNames).FirstOrDefault(name => !sources.Contains(name)) is { } stranger)
        {
            throw new ArgumentMistake($"{stranger} is no fixed variable of {model.Formula}.", $"There are: {string.Join(", ", sources)}.");
        }

        var axes = sources.Select(source => (Name: source, Levels: LevelsOf(model, source, isWanted: ofNames.Contains(source) || byNames.Contains(source)))).ToArray();
        var cells = axes.Aggregate((IEnumerable<string[]>)[[]], (all, axis) => all.SelectMany(cell => axis.Levels.Select(level => (string[])[.. cell, level]))).ToArray();
        var grid = new Table("grid", [.. axes.Select((axis, k) => model.Table[axis.Name] is NumberColumn
            ? (Column)new NumberColumn(axis.Name, [.. cells.Select(cell => double.Parse(cell[k], CultureInfo.InvariantCulture))])
            : new TextColumn(axis.Name, [.. cells.Select(cell => cell[k])]))]);
        var x = model.Matrix.Build(grid);
        string[] wanted = [.. ofNames, .. byNames];
        int[] places = [.. wanted.Select(name => Array.FindIndex(axes, axis => axis.Name == name))];

        // Rows run over the first factor fastest within each level of by, as a reader expects.
        var order = byNames.Concat(ofNames).Aggregate((IEnumerable<string[]>)[[]], (all, name) => all.SelectMany(cell => axes.First(axis => axis.Name == name).Levels.Select(level => (string[])[.. cell, level])))
            .Select(cell => (By: cell[..byNames.Length], Of: cell[byNames.Length..])).ToArray();
        var functions = order.Select(label =>
        {
            string[] key = [.. label.Of, .. label.By];
            int[] rows = [.. Enumerable.Range(0, cells.Length).Where(cell => places.Select((place, k) => cells[cell][place] == key[k]).All(same => same))];
            var function = new double[x.Columns];
            foreach (var row in rows)
            {
                for (var j = 0; j < function.Length; j++) { function[j] += x[row, j] / rows.Length; }
            }

            return function;
        }).ToArray();
        return new(model, model.InferenceBy(df), ofNames, byNames, functions, [.. order.Select(label => ((IReadOnlyList<string>)label.Of, (IReadOnlyList<string>)label.By))])
        {
            Notes = [.. NotesOf(model, axes, wanted)],
        };
    }

    internal (double Estimate, double StandardError, double Df) Evaluate(double[] function)
    {
        var kept = Kept(function);
        if (kept is null) { return (double.NaN, double.NaN, double.NaN); }

        var estimate = kept.Zip(_model.Beta, (l, b) => l * b).Sum();
        return (estimate, Math.Sqrt(Math.Max(0, _inference.Variance(kept))), _inference.Df(kept));
    }

    internal RowMajor Correlation(IReadOnlyList<double[]> functions)
    {
        var rows = functions.Select(f => Kept(f)!).ToArray();
        var covariance = _inference.Covariance;
        var result = new RowMajor(rows.Length, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            var half = new double[covariance.Rows];
            for (var k = 0; k < half.Length; k++) { half[k] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(covariance.Row(k), rows[i]); }
            for (var j = 0; j < rows.Length; j++) { result[i, j] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(half, rows[j]); }
        }

        double[] sd = [.. Enumerable.Range(0, rows.Length).Select(i => Math.Sqrt(result[i, i]))];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++) { result[i, j] = i == j ? 1 : result[i, j] / (sd[i] * sd[j]); }
        }

        return result;
    }

    internal AnovaRow Joint(string name, IReadOnlyList<double[]> functions)
    {
        var kept = functions.Select(Kept).OfType<double[]>().ToArray();
        if (kept.Length == 0) { return new AnovaRow(name, double.NaN, 0, double.NaN, double.NaN, new PValue(double.NaN, PKind.Exact), "nothing of it can be estimated"); }

        var (f, rank, df) = _inference.Test(new RowMajor([.. kept.SelectMany(k => k)], kept.Length, kept[0].Length), _model.Beta);
        return new AnovaRow(name, f * rank * _model.ResidualVariance, rank, df, f, new PValue(Tails.FUpper(f, rank, df), PKind.Exact));
    }

    // A function is estimable when it is zero on every dependence among the columns.
    private double[]? Kept(double[] function)
    {
        var qr = _model.Qr;
        double[] kept = [.. qr.Kept.Select(column => function[column])];
        var size = function.Max(Math.Abs);
        return qr.Dependent.All(d => Math.Abs(function[d.Key] - kept.Zip(d.Value, (l, c) => l * c).Sum()) <= Estimable * Math.Max(size, 1e-300)) ? kept : null;
    }

    private double[] Combine(params (int Row, double Weight)[] parts)
    {
        var function = new double[_functions[0].Length];
        foreach (var (row, weight) in parts)
        {
            for (var j = 0; j < function.Length; j++) { function[j] += weight * _functions[row][j]; }
        }

        return function;
    }

    private ContrastTable Within(Func<int[], (string Name, double[] Function)[]> make, Adjust adjust, bool areAllPairs = false)
    {
        var groups = Enumerable.Range(0, Rows.Count).GroupBy(i => string.Join('\n', Rows[i].By)).Select(group => group.ToArray()).ToArray();
        if (groups[0].Length < 2) { throw new ArgumentMistake($"{string.Join(":", Factors)} has only one level, so there is nothing to compare.", "Compare another factor, or look at which rows are left."); }

        return new ContrastTable(this, [.. groups.SelectMany(group => make(group).Select(c => (c.Name, Rows[group[0]].By, c.Function)))], adjust, areAllPairs ? groups[0].Length : 0);
    }

    private ArgumentMistake NoLevel(string reference) => new($"There is no level {reference} of {string.Join(":", Factors)}.", $"There are: {string.Join(", ", Rows.Select(row => row.Label).Distinct())}.");

    private static string[] Names(string text) => text.Split([':', '*', '+', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(name => name.StartsWith("factor(", StringComparison.Ordinal) ? name[7..^1] : name).ToArray();

    private static IReadOnlyList<string> LevelsOf(FittedModel model, string source, bool isWanted)
    {
        var variables = model.Frame.Variables.Values.Where(v => v.Sources.Contains(source)).ToArray();
        if (variables.FirstOrDefault(v => v.Levels is not null) is { } factor) { return factor.Levels!; }

        var numbers = model.Table.Numbers(source);
        double[] values = [.. numbers.Distinct().Order()];
        if (!isWanted) { return [Written(numbers.Average())]; }

        return values.Length <= MostValues ? [.. values.Select(Written)]
            : throw new ArgumentMistake($"{source} has {values.Length} different values; marginal means of a covariate are made for at most {MostValues}.", $"Ask for a factor, or model factor({source}).");
    }

    private static IEnumerable<string> NotesOf(FittedModel model, (string Name, IReadOnlyList<string> Levels)[] axes, string[] wanted)
    {
        var factors = axes.Where(axis => !wanted.Contains(axis.Name) && axis.Levels.Count > 1).Select(axis => axis.Name).ToArray();
        if (factors.Length > 0) { yield return $"Averaged over {string.Join(", ", factors)} with equal weights."; }

        foreach (var (name, levels) in axes.Where(axis => !wanted.Contains(axis.Name) && axis.Levels.Count == 1)) { yield return $"{name} stands at {double.Parse(levels[0], CultureInfo.InvariantCulture):G6}, its mean."; }

        foreach (var term in model.Matrix.Terms.Where(t => t.Order > 1 && !wanted.All(t.Variables.Contains) && wanted.Any(t.Variables.Contains) && t.Variables.Any(v => factors.Contains(v))).Take(1))
        {
            yield return $"{term.Name} is in the model: means over {string.Join(", ", term.Variables.Where(factors.Contains))} may hide that the effect differs there.";
        }
    }

    private static string Written(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
