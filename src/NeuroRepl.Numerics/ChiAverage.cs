namespace NeuroRepl.Numerics;

/// <summary>Averages over w = √(χ²_df / df), the estimated standard deviation over the true one.</summary>
/// <remarks>
/// With u = log w the density of u is C·exp(df·u − df·e²ᵘ/2): smooth, one hump. The trapezoid rule converges exponentially there,
/// and works in logarithms, so that averages far below 1e-300 still have all their digits.
/// </remarks>
internal static class ChiAverage
{
    private const double Negligible = 42;       // e⁻⁴² of the peak

    /// <summary>log of the average of e^logValue(w).</summary>
    /// <param name="df">Degrees of freedom.</param>
    /// <param name="logValue">The logarithm of what is averaged; its second derivative is nowhere positive.</param>
    /// <param name="steepest">How steeply the value changes at most with log w, in normal deviates: finer steps there.</param>
    public static double Log(double df, Func<double, double> logValue, double steepest = 0)
    {
        var peak = Peak(df, logValue);
        var top = LogIntegrand(df, peak, logValue);
        if (double.IsNegativeInfinity(top)) { return top; }

        const double probe = 1e-3;
        var narrow = probe / Math.Sqrt(Math.Max(1, df));
        var curvature = -(LogIntegrand(df, peak + narrow, logValue) - (2 * top) + LogIntegrand(df, peak - narrow, logValue)) / (narrow * narrow);
        var step = Math.Min(.1, 1 / Math.Sqrt(Math.Max(4 * Math.Max(curvature, 2 * df), 3 * steepest * steepest)));      // half an SD: off by e⁻⁷⁹
        var sum = 1.0;
        for (var direction = -1; direction <= 1; direction += 2)
        {
            for (var k = 1; k < 100_000; k++)
            {
                var below = LogIntegrand(df, peak + (direction * k * step), logValue) - top;
                if (!(below > -Negligible)) { break; }

                sum += Math.Exp(below);
            }
        }

        // C = 2·(df/2)^(df/2) / Γ(df/2); with Stirling the large parts of C and of the integrand cancel in closed form.
        var half = df / 2;
        var logC = Math.Log(2) + (.5 * Math.Log(half)) - Saddle.HalfLogTwoPi - Saddle.StirlingRemainder(half);
        return logC + top + Math.Log(step * sum);
    }

    /// <summary>df·u − df·(e²ᵘ − 1)/2 + logValue: the constant of the density is in <see cref="Log"/>.</summary>
    private static double LogIntegrand(double df, double u, Func<double, double> logValue) =>
        (df * (u - (MoreMath.ExpM1(2 * u) / 2))) + logValue(Math.Exp(u));

    /// <summary>Roughly the top of the hump: averages of logarithmically concave values have one.</summary>
    private static double Peak(double df, Func<double, double> logValue)
    {
        const double golden = .6180339887498949;
        var (low, high) = Bracket(df, logValue);
        var (left, right) = (high - (golden * (high - low)), low + (golden * (high - low)));
        var (atLeft, atRight) = (LogIntegrand(df, left, logValue), LogIntegrand(df, right, logValue));
        var tolerance = .1 / Math.Sqrt(Math.Max(1, df));
        while (high - low > tolerance)
        {
            if (atLeft > atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (golden * (high - low));
                atLeft = LogIntegrand(df, left, logValue);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (golden * (high - low));
                atRight = LogIntegrand(df, right, logValue);
            }
        }

        return (low + high) / 2;
    }

    /// <summary>Around the top: from w = 1, where it mostly is, outwards in growing steps as long as it rises.</summary>
    private static (double Low, double High) Bracket(double df, Func<double, double> logValue)
    {
        var (lowest, highest) = (-Math.Max(40, 60 / df), 6.0);
        var step = .5 / Math.Sqrt(Math.Max(1, df));
        var (at, value) = (0.0, LogIntegrand(df, 0, logValue));
        var (right, left) = (LogIntegrand(df, step, logValue), LogIntegrand(df, -step, logValue));
        if (!double.IsFinite(value) || !double.IsFinite(left) || !double.IsFinite(right)) { return (lowest, highest); }
        if (value >= left && value >= right) { return (-step, step); }

        var direction = right > value ? 1 : -1;
        var (before, next) = (0.0, direction * step);
        for (var ahead = Math.Max(left, right); ahead > value;)
        {
            (before, at, value) = (at, next, ahead);
            step *= 1.6;
            next = Math.Clamp(at + (direction * step), lowest, highest);
            if (next == at) { break; }

            ahead = LogIntegrand(df, next, logValue);
        }

        return (Math.Min(before, next), Math.Max(before, next));
    }
}
