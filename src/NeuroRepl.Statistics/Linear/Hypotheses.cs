using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Linear;

/// <summary>The linear functions of the coefficients that an analysis of variance tests for each term.</summary>
/// <remarks>
/// F depends only on what the functions span, but Satterthwaite's degrees of freedom of several functions depend on their basis too (through the eigenvectors of their
/// covariance): the basis is therefore lmerTest's, rows of a unit triangular factor for types I and II, and differences to a factor's first level for type III.
/// </remarks>
internal static class Hypotheses
{
    /// <summary>A matrix a term, over the kept coefficients; no rows where nothing of the term can be tested.</summary>
    public static IReadOnlyList<(Term Term, RowMajor Functions)> Of(FittedModel model, SumsOfSquares type) => type switch
    {
        SumsOfSquares.TypeI => Sequential(model),
        SumsOfSquares.TypeII => Hierarchical(model),
        _ => model.Matrix.Terms.Count < 2 ? Sequential(model) : Marginal(model),
    };

    // Rows of R in X = QR: what each column explains after those before it.
    private static IReadOnlyList<(Term, RowMajor)> Sequential(FittedModel model)
    {
        var r = UnitDiagonal(model.Qr.R());
        return [.. model.Matrix.Terms.Index().Select(t => (t.Item, Rows(r, [.. Enumerable.Range(0, model.Qr.Rank).Where(k => model.Matrix.Assign[model.Qr.Kept[k]] == t.Index + 1)])))];
    }

    // A term that no other contains has one hypothesis only, so the basis of type III serves.
    private static IReadOnlyList<(Term, RowMajor)> Hierarchical(FittedModel model)
    {
        var terms = model.Matrix.Terms;
        var marginal = terms.Count < 2 || model.Qr.Rank < model.Qr.Columns ? null : Marginal(model);
        return [.. terms.Index().Select(t => marginal is null || terms.Any(other => Contains(model, other, t.Item)) ? (t.Item, Hierarchical(model, t.Index + 1)) : marginal[t.Index])];
    }

    // car lets any higher term contain a lower one; SAS and lmerTest only where both have the same covariates.
    private static bool Contains(FittedModel model, Term larger, Term smaller) => smaller.IsWithin(larger)
        && (!model.ContainsByCovariates || larger.Variables.Except(smaller.Variables).All(name => model.Frame.Variables[name].Levels is not null));

    private static RowMajor Hierarchical(FittedModel model, int term)
    {
        var (terms, assign, r) = (model.Matrix.Terms, model.Matrix.Assign, model.Qr.R());
        int Place(int k) => assign[model.Qr.Kept[k]] is var own && own == term ? 1 : own > 0 && Contains(model, terms[own - 1], terms[term - 1]) ? 2 : 0;
        int[] order = [.. Enumerable.Range(0, model.Qr.Rank).OrderBy(Place)];
        var turned = UnitDiagonal(new OrderedQr(Columns(r, order)).R());
        int[] own = [.. Enumerable.Range(0, order.Length).Where(k => Place(order[k]) == 1)];
        var functions = new RowMajor(own.Length, order.Length);
        for (var i = 0; i < own.Length; i++)
        {
            for (var k = 0; k < order.Length; k++) { functions[i, order[k]] = turned[own[i], k]; }
        }

        return functions;
    }

    // Whatever the coding of the fit: the same model coded by sum contrasts, whose coefficients are deviations from unweighted means.
    private static IReadOnlyList<(Term, RowMajor)> Marginal(FittedModel model)
    {
        var sum = ModelMatrix.Of(model.Frame, model.Matrix.Terms, model.Matrix.HasIntercept, _ => Coding.Sum);
        int[] cells = [.. CellsOf(model.Frame)];
        var frame = cells.Length < model.Frame.Count ? model.Frame.Table.At(cells) : model.Frame.Table;
        var (x, coded) = (Columns(model.Matrix.Build(frame), model.Qr.Kept), new OrderedQr(sum.Build(frame)));
        var change = new RowMajor(coded.Rank, x.Columns);
        for (var j = 0; j < x.Columns; j++)
        {
            var column = coded.Solve(x.Column(j)).Coefficients;
            for (var i = 0; i < column.Length; i++) { change[i, j] = Math.Abs(column[i]) < 1e-11 ? 0 : column[i]; }
        }

        return [.. model.Matrix.Terms.Index().Select(t =>
        {
            var functions = Rows(change, [.. Enumerable.Range(0, coded.Rank).Where(k => sum.Assign[coded.Kept[k]] == t.Index + 1)]);
            return (t.Item, functions.Rows == sum.Assign.Count(a => a == t.Index + 1) ? Differences(functions, sum.PartsOf(t.Index)) : functions);
        })];
    }

    // Deviations from the mean, factor by factor, become differences to the first level: effect i is the sum contrast i, the last minus the sum of all.
    private static RowMajor Differences(RowMajor functions, IReadOnlyList<(int Columns, bool IsContrast)> parts)
    {
        var stride = 1;
        foreach (var (columns, isContrast) in parts)
        {
            if (isContrast)
            {
                var result = new RowMajor(functions.Rows, functions.Columns);
                for (var row = 0; row < functions.Rows; row++)
                {
                    var (level, start) = ((row / stride % columns) + 1, row - (row / stride % columns * stride));
                    for (var j = 0; j < functions.Columns; j++)
                    {
                        var effect = 0.0;
                        if (level < columns) { effect = functions[start + (level * stride), j]; }
                        else
                        {
                            for (var k = 0; k < columns; k++) { effect -= functions[start + (k * stride), j]; }
                        }

                        result[row, j] = effect - functions[start, j];
                    }
                }

                functions = result;
            }

            stride *= columns;
        }

        return functions;
    }

    private static RowMajor UnitDiagonal(RowMajor r)
    {
        for (var k = 0; k < r.Rows; k++)
        {
            var diagonal = r[k, k];
            for (var j = 0; j < r.Columns; j++) { r[k, j] /= diagonal; }
        }

        return r;
    }

    // Rows that differ in a variable of the model; enough to know the span of the columns.
    private static IEnumerable<int> CellsOf(ModelFrame frame)
    {
        var values = frame.Formula.Terms.SelectMany(term => term.Variables).Distinct().Select(name => frame.Values[name]).ToArray();
        if (values.Any(v => v.Codes is null)) { return Enumerable.Range(0, frame.Count); }

        var seen = new HashSet<long>();
        var levels = frame.Formula.Terms.SelectMany(term => term.Variables).Distinct().Select(name => frame.Variables[name].Levels!.Count).ToArray();
        return Enumerable.Range(0, frame.Count).Where(row =>
        {
            var cell = 0L;
            for (var k = 0; k < values.Length; k++) { cell = (cell * levels[k]) + values[k].Codes![row]; }

            return seen.Add(cell);
        });
    }

    internal static RowMajor Rows(RowMajor matrix, int[] rows)
    {
        var result = new RowMajor(rows.Length, matrix.Columns);
        for (var i = 0; i < rows.Length; i++) { matrix.Row(rows[i]).CopyTo(result.Row(i)); }

        return result;
    }

    internal static RowMajor Columns(RowMajor matrix, IReadOnlyList<int> columns)
    {
        var result = new RowMajor(matrix.Rows, columns.Count);
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < columns.Count; j++) { result[i, j] = matrix[i, columns[j]]; }
        }

        return result;
    }
}
