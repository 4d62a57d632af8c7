using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Statistics.Linear;

/// <summary>How much single observations pull on a linear fit, and how much the columns overlap (Belsley, Kuh and Welsch 1980; Fox and Monette 1992).</summary>
public sealed class Influence
{
    private readonly LinearFit _fit;
    private readonly double[] _leverage;

    internal Influence(LinearFit fit)
    {
        _fit = fit;
        _leverage = new double[fit.Count];
        for (var k = 0; k < fit.Qr.Rank; k++)
        {
            var q = fit.Qr.Direction(k);
            for (var i = 0; i < _leverage.Length; i++) { _leverage[i] += q[i] * q[i]; }
        }
    }

    /// <summary>The diagonal of the hat matrix: 1 where an observation fits itself.</summary>
    public IReadOnlyList<double> Leverage => _leverage;

    /// <summary>Residuals by their own standard error; NaN where leverage is 1.</summary>
    public IReadOnlyList<double> Standardized => Each((e, h) => e / (_fit.ResidualSd * Math.Sqrt(1 - h)));

    /// <summary>Residuals by a standard error without the observation itself: Student's t with one degree of freedom less.</summary>
    public IReadOnlyList<double> Studentized => Each((e, h) => e / (SdWithout(e, h) * Math.Sqrt(1 - h)));

    /// <summary>Cook's distance.</summary>
    public IReadOnlyList<double> Cook => Each((e, h) => e * e * h / (_fit.Qr.Rank * _fit.ResidualSd * _fit.ResidualSd * (1 - h) * (1 - h)));

    /// <summary>How far the fitted value moves without the observation, in its standard errors.</summary>
    public IReadOnlyList<double> Dffits => Each((e, h) => e * Math.Sqrt(h) / (SdWithout(e, h) * (1 - h)));

    /// <summary>How far each coefficient moves without each observation, in units of the coefficient: a row an observation.</summary>
    public Table Dfbeta()
    {
        var (qr, inverse, n) = (_fit.Qr, _fit.Qr.InverseR(), _fit.Count);
        var columns = new double[qr.Rank][];
        for (var j = 0; j < qr.Rank; j++)
        {
            columns[j] = new double[n];
            for (var i = 0; i < n; i++)
            {
                var sum = 0.0;
                for (var k = j; k < qr.Rank; k++) { sum += inverse[j, k] * qr.Direction(k)[i]; }

                columns[j][i] = IsOwn(i) ? double.NaN : sum * _fit.WeightedResiduals[i] / (1 - _leverage[i]);
            }
        }

        return new Table("dfbeta", [.. columns.Select((values, j) => new NumberColumn(_fit.Matrix.Columns[qr.Kept[j]], values))]);
    }

    /// <summary>Variance inflation of each term: how much its overlap with the others widens its confidence region, generalized for terms of several columns; with GVIF^(1/(2 df)) to compare.</summary>
    public Table VarianceInflation()
    {
        var (matrix, qr) = (_fit.Matrix, _fit.Qr);
        int[] kept = [.. Enumerable.Range(0, qr.Rank).Where(k => matrix.Assign[qr.Kept[k]] > 0)];
        var terms = matrix.Terms.Select((term, t) => (Term: term, Columns: kept.Where(k => matrix.Assign[qr.Kept[k]] == t + 1).ToArray())).Where(t => t.Columns.Length > 0).ToArray();
        var covariance = qr.InverseGram();
        double LogDeterminant(int[] columns)
        {
            var scaled = new Numerics.RowMajor(columns.Length, columns.Length);
            for (var i = 0; i < columns.Length; i++)
            {
                for (var j = 0; j < columns.Length; j++) { scaled[i, j] = covariance[columns[i], columns[j]] / Math.Sqrt(covariance[columns[i], columns[i]] * covariance[columns[j], columns[j]]); }
            }

            Numerics.Cholesky.Factor(scaled.Values, columns.Length, columns.Length);
            return Enumerable.Range(0, columns.Length).Sum(i => 2 * Math.Log(scaled[i, i]));
        }

        var whole = LogDeterminant(kept);
        double[] inflation = [.. terms.Select(t => Math.Exp(LogDeterminant(t.Columns) + LogDeterminant([.. kept.Except(t.Columns)]) - whole))];
        return new Table("variance inflation",
        [
            new TextColumn("term", [.. terms.Select(t => t.Term.Name)]), new NumberColumn("df", [.. terms.Select(t => (double)t.Columns.Length)]),
            new NumberColumn("gvif", inflation), new NumberColumn("gvif_root", [.. inflation.Select((v, i) => Math.Pow(v, .5 / terms[i].Columns.Length))]),
        ]);
    }

    private bool IsOwn(int i) => _leverage[i] > 1 - 1e-10;

    private double SdWithout(double e, double h) => Math.Sqrt((_fit.ResidualSumOfSquares - (e * e / (1 - h))) / (_fit.DegreesOfFreedom - 1));

    private double[] Each(Func<double, double, double> value) => [.. _fit.WeightedResiduals.Select((e, i) => IsOwn(i) ? double.NaN : value(e, _leverage[i]))];
}
