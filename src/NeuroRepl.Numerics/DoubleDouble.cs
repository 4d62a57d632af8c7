namespace NeuroRepl.Numerics;

/// <summary>A number as the unevaluated sum of two doubles: about 32 decimal digits.</summary>
/// <remarks>Dekker, Numer. Math. 18 (1971), and Hida, Li and Bailey, ARITH-15 (2001), with a fused multiply-add for the exact product.</remarks>
/// <param name="High">The number rounded to a double.</param>
/// <param name="Low">What that rounding left over.</param>
public readonly record struct DoubleDouble(double High, double Low)
{
    /// <summary>A double, exactly.</summary>
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>The nearest double.</summary>
    public static explicit operator double(DoubleDouble value) => value.High;

    /// <summary>The number with the other sign.</summary>
    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    /// <summary>The sum.</summary>
    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var sum = a.High + b.High;
        var rest = sum - a.High;
        var error = (a.High - (sum - rest)) + (b.High - rest);
        var low = a.Low + b.Low;
        var lowRest = low - a.Low;
        var lowError = (a.Low - (low - lowRest)) + (b.Low - lowRest);
        var first = Normal(sum, error + low);
        return Normal(first.High, first.Low + lowError);
    }

    /// <summary>The difference.</summary>
    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    /// <summary>The product.</summary>
    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = a.High * b.High;
        var error = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Normal(product, error + ((a.High * b.Low) + (a.Low * b.High)));
    }

    /// <summary>The quotient.</summary>
    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        if (!double.IsFinite(first)) { return first; }

        var rest = a - (b * first);
        var second = rest.High / b.High;
        rest -= b * second;
        return Normal(first, second) + (rest.High / b.High);
    }

    /// <summary>The square root.</summary>
    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        if (a.High <= 0) { return Math.Sqrt(a.High); }

        var root = Math.Sqrt(a.High);
        var rest = a - (new DoubleDouble(root, 0) * root);
        return Normal(root, rest.High / (2 * root));
    }

    /// <summary>A whole power, by squaring.</summary>
    public static DoubleDouble Power(DoubleDouble a, int exponent)
    {
        DoubleDouble result = 1, square = a;
        for (var left = Math.Abs(exponent); left > 0; left >>= 1)
        {
            if ((left & 1) == 1) { result *= square; }

            square *= square;
        }

        return exponent < 0 ? 1 / result : result;
    }

    private static DoubleDouble Normal(double high, double low)
    {
        var sum = high + low;
        return double.IsFinite(sum) ? new(sum, low - (sum - high)) : new(sum, 0);
    }
}
