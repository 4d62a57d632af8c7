namespace NeuroRepl.Numerics;

/// <summary>Logarithm and exponential near 1 and 0, without cancellation.</summary>
internal static class MoreMath
{
    /// <summary>log(1 + x).</summary>
    /// <remarks>Kahan's correction: the rounding of 1 + x is divided out again.</remarks>
    public static double Log1P(double x)
    {
        var u = 1 + x;
        if (u == 1) { return x; }

        return double.IsPositiveInfinity(u) ? u : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>eˣ − 1.</summary>
    public static double ExpM1(double x)
    {
        if (Math.Abs(x) < 1e-5) { return x + (x * x / 2) + (x * x * x / 6); }

        var u = Math.Exp(x);
        if (u == 1) { return x; }

        var less = u - 1;
        return less == -1 || double.IsPositiveInfinity(u) ? less : less * x / Math.Log(u);
    }
}
