using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Linear;

/// <summary>The sandwich (XᵀX)⁻¹ M (XᵀX)⁻¹.</summary>
internal static class RobustCovariance
{
    public static (RowMajor Covariance, double Df) Of(LinearFit fit, RobustErrors errors, string? cluster)
    {
        var (n, p, qr) = (fit.Count, fit.Qr.Rank, fit.Qr);
        var scores = new RowMajor(n, p);                    // Q-coordinates: (XᵀX)⁻¹xᵢ = R⁻¹qᵢ
        var leverage = fit.Influence.Leverage;
        for (var i = 0; i < n; i++)
        {
            var h = Math.Min(leverage[i], 1);
            var exponent = errors switch { RobustErrors.HC2 => .5, RobustErrors.HC3 => 1, RobustErrors.HC4 => .5 * Math.Min(4, n * h / p), _ => 0 };
            var residual = h < 1 - 1e-12 || exponent == 0 ? fit.WeightedResiduals[i] / Math.Pow(1 - h, exponent) : 0;
            for (var k = 0; k < p; k++) { scores[i, k] = qr.Direction(k)[i] * residual; }
        }

        var scale = errors == RobustErrors.HC1 ? n / (double)(n - p) : 1;
        double df = n - p;
        if (errors == RobustErrors.Cluster || cluster is not null)
        {
            if (cluster is null) { throw new ArgumentMistake("Cluster-robust errors need to know the clusters.", "Name their column: cluster: \"subject\"."); }

            var groups = fit.Table.Texts(cluster).Select((text, row) => (text, row)).GroupBy(pair => pair.text).ToArray();
            if (groups.Length < 2) { throw new ArgumentMistake($"{cluster} has {groups.Length} cluster.", "Cluster-robust errors need at least two, and some forty to be trusted."); }

            var sums = new RowMajor(groups.Length, p);
            foreach (var (g, group) in groups.Index())
            {
                foreach (var (_, row) in group) { TensorPrimitives.Add<double>(sums.Row(g), scores.Row(row), sums.Row(g)); }
            }

            (scores, df) = (sums, groups.Length - 1);
            scale = groups.Length / (groups.Length - 1.0) * (n - 1) / (n - p);
        }

        var inverse = qr.InverseR();
        var influence = new RowMajor(scores.Rows, p);
        for (var i = 0; i < scores.Rows; i++)
        {
            for (var k = 0; k < p; k++) { influence[i, k] = TensorPrimitives.Dot<double>(inverse.Row(k), scores.Row(i)); }
        }

        var covariance = new RowMajor(p, p);
        for (var i = 0; i < influence.Rows; i++)
        {
            for (var k = 0; k < p; k++) { TensorPrimitives.MultiplyAdd(influence.Row(i), scale * influence[i, k], covariance.Row(k), covariance.Row(k)); }
        }

        return (covariance, df);
    }
}
