using System.Globalization;

namespace NeuroRepl.Statistics.Classical;

/// <summary>An estimate with its confidence interval.</summary>
/// <param name="Name">What it is: "mean difference", "d_z".</param>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower limit; NaN where there is none.</param>
/// <param name="High">Upper limit; NaN where there is none.</param>
/// <param name="Level">Of the interval: .95.</param>
public sealed record IntervalEstimate(string Name, double Value, double Low = double.NaN, double High = double.NaN, double Level = .95)
{
    /// <summary>Whether there is an interval.</summary>
    public bool HasInterval => !double.IsNaN(Low) || !double.IsNaN(High);

    /// <summary>As a paper writes it: d_z = 0.47 [0.06, 0.87].</summary>
    public override string ToString() => HasInterval ? $"{Name} = {Short(Value)} [{Limit(Low)}, {Limit(High)}]" : $"{Name} = {Short(Value)}";

    // A limit has the two decimals of its estimate, unless they would round it to zero and hide its side.
    private string Limit(double limit) => Math.Abs(Value) is >= .095 and < 1000 && Math.Abs(limit) is >= .005 and < 1000 ? limit.ToString("0.00", CultureInfo.InvariantCulture) : Short(limit);

    internal static string Short(double value) => Math.Abs(value) switch
    {
        double.NaN => "n/a",
        double.PositiveInfinity => value > 0 ? "∞" : "−∞",
        0 => "0",
        < .001 or >= 1e6 => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        < .095 => value.ToString("0.####", CultureInfo.InvariantCulture),
        < 1000 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0", CultureInfo.InvariantCulture),
    };
}
