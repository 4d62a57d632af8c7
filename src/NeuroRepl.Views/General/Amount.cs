using System.Globalization;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.General;

/// <summary>Numbers with their units, as a methods section writes them.</summary>
internal static class Amount
{
    /// <summary>A number with a fixed count of decimals and its unit; n/a where it is missing.</summary>
    public static string Of(double value, string unit, int decimals) =>
        double.IsFinite(value) ? $"{value.ToString("F" + decimals, CultureInfo.InvariantCulture)} {unit}" : NumberText.Short(value);

    /// <summary>A number with the digits it needs and its unit.</summary>
    public static string Of(double value, string unit) => $"{NumberText.Short(value)} {unit}";

    /// <summary>A time in milliseconds below one second, else in seconds.</summary>
    public static string OfSeconds(double seconds) => seconds < 1 ? Of(Math.Round(seconds * 1000, 3), "ms") : Of(seconds, "s");

    /// <summary>Frequencies of words: "12 svs, 12 mrsref".</summary>
    public static string Counts(IEnumerable<string> words) => string.Join(", ", words.GroupBy(word => word).Select(group => $"{group.Count()} {group.Key}"));
}
