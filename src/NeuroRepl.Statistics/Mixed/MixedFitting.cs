using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Linear mixed models of tables.</summary>
public static class MixedFitting
{
    /// <summary>Fits a linear mixed model: <c>table.FitMixed("cope ~ block * dose + (1 | subject)")</c>. Rows with missing values are left out and counted.</summary>
    /// <param name="table">Rows are observations. Text columns are factors; numbers become factors by <c>factor(block)</c>; a grouping factor may be either.</param>
    /// <param name="formula">R's notation with lme4's random effects: <c>(1 | g)</c>, <c>(x | g)</c>, <c>(x || g)</c>, <c>(1 | a/b)</c>.</param>
    /// <param name="reml">Restricted maximum likelihood (for variances and tests) or maximum likelihood (to compare fixed effects by likelihood).</param>
    /// <param name="weights">A column of prior weights; rows without a positive weight are left out.</param>
    /// <param name="options">How factors are coded.</param>
    /// <exception cref="FormulaException">The formula cannot be read, or asks for what is not there; the message points at the place.</exception>
    /// <exception cref="ArgumentMistake">Too few rows for the coefficients, or a response that the fixed effects reproduce exactly.</exception>
    public static MixedFit FitMixed(this Table table, string formula, bool reml = true, string? weights = null, ModelOptions? options = null)
    {
        var parsed = Formula.Parse(formula, [.. table.Columns.Select(c => c.Name)]);
        if (parsed.RandomTerms.Count == 0)
        {
            throw new FormulaException("The formula has no random effect.", $"Add one, such as (1 | subject), or use FitLinear(\"{formula}\").", parsed.Text, parsed.Text.Length);
        }

        var frame = ModelFrame.Of(parsed, table, weights);
        options ??= new ModelOptions();
        var matrix = ModelMatrix.Of(frame, options);
        var (x, low) = matrix.Build(frame);
        var y = frame.Offset is { } offset ? [.. frame.Response.Select((v, i) => v - offset[i])] : frame.Response;
        if (frame.Weights is { } w)
        {
            (x, low) = (x.Copy(), null);
            for (var i = 0; i < x.Rows; i++)
            {
                for (var j = 0; j < x.Columns; j++) { x[i, j] *= Math.Sqrt(w[i]); }
            }
        }

        var qr = new OrderedQr(x, low);
        var q = new RowMajor(x.Rows, qr.Rank);
        for (var k = 0; k < qr.Rank; k++)
        {
            var direction = qr.Direction(k);
            for (var i = 0; i < q.Rows; i++) { q[i, k] = direction[i]; }
        }

        Check(frame, qr, frame.Weights is { } ws ? [.. y.Select((v, i) => v * Math.Sqrt(ws[i]))] : y);
        var problem = MixedProblem.Of(q, y, RandomFactor.Of(frame, options), reml, frame.Weights, isWhole: true);
        return Fitted(frame, matrix, qr, options, problem, start: null);
    }

    internal static MixedFit Fitted(ModelFrame frame, ModelMatrix matrix, OrderedQr qr, ModelOptions options, MixedProblem problem, double[]? start)
    {
        // A start on the boundary would stay there: the criterion is flat across zero.
        var (state, evaluations, hasConverged) = MixedSearch.Solve(problem, start is null || start.Any(t => t == 0) ? null : start);
        return new MixedFit(frame, matrix, qr, options, problem, state, evaluations, hasConverged);
    }

    private static void Check(ModelFrame frame, OrderedQr qr, double[] y)
    {
        if (frame.Count <= qr.Rank)
        {
            throw new ArgumentMistake($"{frame.Count} rows for {qr.Rank} coefficients leave nothing to estimate variances from.", "Take terms out, or look at which rows are left.");
        }

        var (_, residuals) = qr.Solve(y);
        if (residuals.Sum(r => r * r) <= 1e-22 * y.Sum(v => v * v))
        {
            throw new ArgumentMistake($"The fixed effects reproduce {frame.Formula.Response} to the last digit: there is no variance left to divide{(frame.Response.All(v => v == frame.Response[0]) ? $"; {frame.Formula.Response} is constant" : "")}.",
                "Look for a predictor that is computed from the response, or for a constant column.");
        }
    }
}
