using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Linear;

/// <summary>Linear models of tables.</summary>
public static class LinearFitting
{
    /// <summary>Fits a linear model by least squares: <c>table.FitLinear("dBdnf ~ dGlu * treatment")</c>. Rows with missing values are left out and counted.</summary>
    /// <param name="table">Rows are observations. Text columns are factors; numbers become factors by <c>factor(block)</c>.</param>
    /// <param name="formula">R's notation: <c>a * b</c>, <c>a:b</c>, <c>I(x^2)</c>, <c>poly(x, 2)</c>, <c>log(x)</c>, <c>offset(x)</c>, <c>-1</c>.</param>
    /// <param name="weights">A column of prior weights; rows without a positive weight are left out.</param>
    /// <param name="options">How factors are coded.</param>
    /// <exception cref="FormulaException">The formula cannot be read, or asks for what is not there; the message points at the place.</exception>
    public static LinearFit FitLinear(this Table table, string formula, string? weights = null, ModelOptions? options = null)
    {
        var parsed = Formula.Parse(formula, [.. table.Columns.Select(c => c.Name)]);
        if (parsed.RandomTerms is [var random, ..])
        {
            throw new FormulaException($"({random}) is a random effect, which a linear model does not have.", $"Use FitMixed(\"{formula}\").", parsed.Text, parsed.Text.IndexOf('|', StringComparison.Ordinal));
        }

        var frame = ModelFrame.Of(parsed, table, weights);
        var matrix = ModelMatrix.Of(frame, options ?? new ModelOptions());
        if (matrix.Columns.Count == 0) { throw new FormulaException("The model has neither an intercept nor a term.", "Write y ~ 1, or y ~ x.", parsed.Text, parsed.Text.Length); }

        var (x, low) = matrix.Build(frame);
        double[] y = frame.Offset is { } offset ? [.. frame.Response.Select((v, i) => v - offset[i])] : [.. frame.Response];
        if (frame.Weights is { } w)
        {
            (x, low) = (x.Copy(), null);
            for (var i = 0; i < y.Length; i++)
            {
                y[i] *= Math.Sqrt(w[i]);
                for (var j = 0; j < x.Columns; j++) { x[i, j] *= Math.Sqrt(w[i]); }
            }
        }

        return new LinearFit(frame, matrix, new OrderedQr(x, low), x, y, frame.Weights);
    }
}
