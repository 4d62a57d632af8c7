namespace NeuroRepl.Numerics;

/// <summary>Where a continuous function of one number is zero.</summary>
public static class Root
{
    private const int MostSteps = 200;

    /// <summary>The zero between two numbers where the function has different signs.</summary>
    /// <param name="function">Continuous; only its values are used.</param>
    /// <param name="low">One end.</param>
    /// <param name="high">The other end.</param>
    /// <param name="tolerance">How near to the zero is near enough, relative to it.</param>
    /// <returns>The zero, or NaN where the function has the same sign at both ends.</returns>
    /// <remarks>Brent, "Algorithms for Minimization without Derivatives" (1973), chapter 4: inverse quadratic steps, bisection where they fail.</remarks>
    public static double Between(Func<double, double> function, double low, double high, double tolerance = 1e-14)
    {
        var (a, b) = (low, high);
        var (fa, fb) = (function(a), function(b));
        if (fa == 0) { return a; }
        if (fb == 0) { return b; }
        if (!(fa < 0 != fb < 0) || double.IsNaN(fa) || double.IsNaN(fb)) { return double.NaN; }

        var (c, fc) = (a, fa);
        var step = b - a;
        var before = step;
        for (var k = 0; k < MostSteps && fb != 0; k++)
        {
            if (fb < 0 == fc < 0) { (c, fc, step, before) = (a, fa, b - a, b - a); }
            if (Math.Abs(fc) < Math.Abs(fb)) { (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb); }

            var near = (2 * double.Epsilon) + (tolerance * Math.Abs(b)) + 1e-300;
            var half = (c - b) / 2;
            if (Math.Abs(half) <= near) { break; }

            (step, before) = Next(a, b, c, fa, fb, fc, step, before, near);
            (a, fa) = (b, fb);
            b += Math.Abs(step) > near ? step : Math.CopySign(near, half);
            fb = function(b);
        }

        return b;
    }

    /// <summary>The zero of an increasing or decreasing function, searched from a guess outwards.</summary>
    /// <returns>The zero, or NaN where none was met.</returns>
    public static double Near(Func<double, double> function, double guess, double width = 1, double tolerance = 1e-14)
    {
        var at = function(guess);
        if (at == 0) { return guess; }

        for (var k = 0; k < 80; k++, width *= 1.8)
        {
            if (Differs(function(guess + width))) { return Between(function, guess, guess + width, tolerance); }
            if (Differs(function(guess - width))) { return Between(function, guess - width, guess, tolerance); }
        }

        return double.NaN;

        bool Differs(double value) => !double.IsNaN(value) && value < 0 != at < 0;
    }

    private static (double Step, double Before) Next(double a, double b, double c, double fa, double fb, double fc, double step, double before, double near)
    {
        var half = (c - b) / 2;
        if (Math.Abs(before) < near || Math.Abs(fa) <= Math.Abs(fb)) { return (half, half); }

        double p, q;
        var s = fb / fa;
        if (a == c) { (p, q) = (2 * half * s, 1 - s); }
        else
        {
            var (u, r) = (fa / fc, fb / fc);
            p = s * ((2 * half * u * (u - r)) - ((b - a) * (r - 1)));
            q = (u - 1) * (r - 1) * (s - 1);
        }

        if (p > 0) { q = -q; }
        else { p = -p; }

        var isGood = 2 * p < Math.Min((3 * half * q) - Math.Abs(near * q), Math.Abs(before * q)) && double.IsFinite(p / q);
        return isGood ? (p / q, step) : (half, half);
    }
}
