using System.Globalization;

namespace NeuroRepl.Statistics.Auditing;

/// <summary>All numbers from one to another: what a rounded number may have been.</summary>
internal readonly record struct Between(double Low, double High)
{
    public static Between Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return new(all.Min(), all.Max());
    }

    /// <summary>What a function makes of both, at the corners: for functions monotone in each.</summary>
    public static Between Corners(Between a, Between b, Func<double, double, double> function) =>
        Of([function(a.Low, b.Low), function(a.Low, b.High), function(a.High, b.Low), function(a.High, b.High)]);

    public Between Map(Func<double, double> monotone) => Of([monotone(Low), monotone(High)]);

    /// <summary>The absolute values.</summary>
    public Between Size => Low <= 0 && High >= 0 ? new(0, Math.Max(-Low, High)) : Of([Math.Abs(Low), Math.Abs(High)]);

    /// <summary>Whether a printed number can be one of these.</summary>
    public bool Admits(PrintedNumber printed)
    {
        var room = 1e-9 * Math.Max(1e-12, Math.Abs(printed.Value));
        return printed.Relation switch
        {
            '<' => Low < printed.Value + room,
            '>' => High > printed.Value - room,
            _ => printed.Low - room <= High && Low <= printed.High + room,
        };
    }

    public override string ToString()
    {
        var digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Max(1e-300, Math.Max(Math.Abs(Low), Math.Abs(High))))), 0, 5);
        var (low, high) = (Written(Low, digits), Written(High, digits));
        return low == high ? low : $"{low} to {high}";
    }

    private static string Written(double value, int digits) =>
        value != 0 && Math.Abs(value) < 1e-4 ? value.ToString("0.#e0", CultureInfo.InvariantCulture) : value.ToString("F" + digits, CultureInfo.InvariantCulture);
}
