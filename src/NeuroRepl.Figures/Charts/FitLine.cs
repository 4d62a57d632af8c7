namespace NeuroRepl.Figures.Charts;

/// <summary>A fitted curve with the ends of its band.</summary>
/// <param name="X">Where along the x axis.</param>
/// <param name="Fit">The curve.</param>
/// <param name="Low">The lower end of the band; empty for none.</param>
/// <param name="High">The upper end.</param>
public sealed record FitLine(IReadOnlyList<double> X, IReadOnlyList<double> Fit, IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    /// <summary>The least-squares line over the stretch of the points, with the band of its mean: ŷ ± t·s·√(1/n + (x − x̄)²/Σ(xᵢ − x̄)²), s² = RSS/(n − 2).</summary>
    /// <remarks>Draper and Smith (1998), Applied Regression Analysis, equation 1.4.12.</remarks>
    /// <param name="tQuantile">The quantile of Student's t with n − 2 degrees of freedom: 0.975 for a band of 95 %.</param>
    /// <returns>Null where there are fewer than three complete points, or all stand at one x.</returns>
    public static FitLine? LeastSquares(IReadOnlyList<double> x, IReadOnlyList<double> y, double tQuantile)
    {
        const int Points = 60;
        FigureException.SameLength(x.Count, "x", y.Count, "y");
        var pairs = x.Zip(y).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second)).ToArray();
        if (pairs.Length < 3) { return null; }

        var (n, meanX, meanY) = (pairs.Length, pairs.Average(p => p.First), pairs.Average(p => p.Second));
        var sxx = pairs.Sum(p => (p.First - meanX) * (p.First - meanX));
        if (sxx <= 0) { return null; }

        var slope = pairs.Sum(p => (p.First - meanX) * (p.Second - meanY)) / sxx;
        var s = Math.Sqrt(pairs.Sum(p => Math.Pow(p.Second - meanY - (slope * (p.First - meanX)), 2)) / (n - 2));
        var (low, high) = (pairs.Min(p => p.First), pairs.Max(p => p.First));
        var at = Enumerable.Range(0, Points).Select(i => low + ((high - low) * i / (Points - 1))).ToArray();
        var fit = at.Select(v => meanY + (slope * (v - meanX))).ToArray();
        var half = at.Select(v => tQuantile * s * Math.Sqrt((1.0 / n) + ((v - meanX) * (v - meanX) / sxx))).ToArray();
        return new(at, fit, [.. fit.Zip(half, (f, h) => f - h)], [.. fit.Zip(half, (f, h) => f + h)]);
    }
}
