using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>The Cramér-Rao lower bounds of the concentrations, with everything else that the fit varied unknown too.</summary>
/// <remarks>
/// For white complex noise of standard deviation σ in the real and in the imaginary part, the Fisher information of real parameters θ
/// is F = Re(Jᴴ·J)/σ², J = ∂model/∂θ: Kay, "Fundamentals of Statistical Signal Processing: Estimation Theory" (1993), section 15.7. The
/// bound of θ_m is √(F⁻¹)_mm. θ holds every concentration (those found to be zero too), phases, widths and shifts; the baseline's
/// coefficients are eliminated by projecting J off the polynomials (Schur's complement). Where data were filled with zeros, neighbouring points
/// repeat each other: F counts only the measured part of them.
/// </remarks>
internal static class CramerRao
{
    /// <summary>Covariance of the concentrations; infinite variance where the range holds nothing of a metabolite.</summary>
    public static RowMajor Covariance(LinearCombination problem, double[] lower, double[] upper, double noiseSd, double measured)
    {
        var n = problem.Metabolites.Rows;
        var rows = new List<(RowMajor Matrix, int Row)>();
        var place = new int[n];
        for (var m = 0; m < n; m++)
        {
            place[m] = Vectors.Dot(problem.Metabolites.Row(m), problem.Metabolites.Row(m)) > 0 ? rows.Count : -1;
            if (place[m] >= 0) { rows.Add((problem.Metabolites, m)); }
        }

        for (var p = 0; p < problem.Parameters; p++)
        {
            var isVaried = upper[p] > lower[p] && Vectors.Dot(problem.Derivatives.Row(p), problem.Derivatives.Row(p)) > 0;
            if (isVaried) { rows.Add((problem.Derivatives, p)); }
        }

        var fisher = new RowMajor(rows.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                fisher[i, j] = fisher[j, i] = Vectors.Dot(rows[i].Matrix.Row(rows[i].Row), rows[j].Matrix.Row(rows[j].Row)) * measured / (noiseSd * noiseSd);
            }
        }

        var inverse = Inverse(fisher);
        var covariance = new RowMajor(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                covariance[i, j] = place[i] >= 0 && place[j] >= 0 ? inverse[place[i], place[j]] : i == j ? double.PositiveInfinity : 0;
            }
        }

        return covariance;
    }

    /// <summary>The correlations that a covariance has; those of an infinite variance are zero.</summary>
    public static double[] Correlations(RowMajor covariance)
    {
        var n = covariance.Rows;
        var result = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sd = Math.Sqrt(covariance[i, i]) * Math.Sqrt(covariance[j, j]);
                result[(i * n) + j] = i == j ? 1 : double.IsInfinity(sd) ? 0 : covariance[i, j] / sd;
            }
        }

        return result;
    }

    /// <summary>How much of the samples was measured rather than filled with zeros.</summary>
    public static double MeasuredPart(Spectrum spectrum)
    {
        var fid = spectrum.Fid.Span;
        var last = fid.Length - 1;
        while (last > 0 && fid[last] == Complex.Zero) { last--; }

        return (last + 1.0) / fid.Length;
    }

    private static RowMajor Inverse(RowMajor fisher)
    {
        if (Cholesky.Inverse(fisher) is { } inverse) { return inverse; }

        // Two metabolites with one spectrum cannot be told apart: a trace of knowledge about each keeps the others' bounds and makes theirs huge.
        for (var i = 0; i < fisher.Rows; i++) { fisher[i, i] *= 1 + 1e-10; }

        return Cholesky.Inverse(fisher) ?? throw new InvalidOperationException("The Fisher information has no inverse even with a ridge.");
    }
}
