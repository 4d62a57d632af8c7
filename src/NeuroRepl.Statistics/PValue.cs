using System.Globalization;

namespace NeuroRepl.Statistics;

/// <summary>A p-value that says its kind. Use it as a number wherever one is wanted.</summary>
/// <param name="Value">Between 0 and 1; NaN where the test could not be made (its result says why).</param>
/// <param name="Kind">Exact, asymptotic or Monte Carlo.</param>
/// <param name="Interval">The 95 % interval of a Monte Carlo p-value (Clopper and Pearson 1934); nothing for the other kinds.</param>
public readonly record struct PValue(double Value, PKind Kind, (double Low, double High)? Interval = null) : IFormattable
{
    /// <summary>The number itself.</summary>
    public static implicit operator double(PValue p) => p.Value;

    /// <summary>The number as people write it: .034, .0007, 3e-12, with its interval for Monte Carlo.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>The number in a .NET format; without one as people write it.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => format is null ? Written() : Value.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);

    private string Written()
    {
        var text = Short(Value);
        return Interval is { } interval ? $"{text} [{Short(interval.Low)}, {Short(interval.High)}]" : text;
    }

    private static string Short(double p) => p switch
    {
        double.NaN => "n/a",
        0 => "0",
        < 1e-4 => p.ToString("0.#e-0", CultureInfo.InvariantCulture),
        < .1 => p.ToString("G2", CultureInfo.InvariantCulture).TrimStart('0'),
        _ => p.ToString("0.###", CultureInfo.InvariantCulture) is var text && text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text,
    };
}
