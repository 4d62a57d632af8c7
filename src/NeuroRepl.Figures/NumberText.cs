using System.Globalization;

namespace NeuroRepl.Figures;

/// <summary>Numbers as people write them: few digits, no trailing zeros where they say nothing, powers of ten only where needed.</summary>
public static class NumberText
{
    /// <summary>What stands for a missing number.</summary>
    public const string Missing = "n/a";

    /// <summary>One number with so many significant digits: 0.1234, 12.35, 1235, 1.2e-5; whole numbers in full up to fifteen digits.</summary>
    public static string Short(double value, int digits)
    {
        if (double.IsNaN(value)) { return Missing; }
        if (double.IsInfinity(value)) { return value > 0 ? "∞" : "-∞"; }

        var size = Math.Abs(value);
        if (size == 0) { return "0"; }
        if (size < 1e15 && size == Math.Floor(size)) { return value.ToString("0", CultureInfo.InvariantCulture); }
        if (size is < 1e-4 or >= 1e7) { return Power(value, digits); }

        var decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 12);
        return value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>One number with four significant digits.</summary>
    public static string Short(double value) => Short(value, digits: 4);

    /// <summary>A whole column with as many decimals each, so that the points stand under each other.</summary>
    /// <remarks>The decimals give the middle-sized value four significant digits, and none more than the column's most precise value needs.</remarks>
    public static IReadOnlyList<string> Column(IReadOnlyList<double> values)
    {
        var sizes = values.Where(double.IsFinite).Select(Math.Abs).Where(size => size > 0).Order().ToArray();
        if (sizes.Length == 0 || sizes[^1] >= 1e7 || sizes[sizes.Length / 2] < 1e-4) { return [.. values.Select(value => Short(value))]; }

        var wanted = Math.Clamp(3 - (int)Math.Floor(Math.Log10(sizes[sizes.Length / 2])), 0, 6);
        var decimals = Enumerable.Range(0, wanted + 1).First(d => d == wanted || sizes.All(size => IsExact(size, d)));
        return [.. values.Select(value => double.IsFinite(value) ? value.ToString("F" + decimals, CultureInfo.InvariantCulture) : Short(value))];
    }

    /// <summary>A count with its noun: "1 subject", "12 subjects".</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {Plural(noun)}";

    private static string Plural(string noun) =>
        noun.EndsWith("trum", StringComparison.Ordinal) ? $"{noun[..^2]}a" : noun.EndsWith('y') ? $"{noun[..^1]}ies" : $"{noun}s";

    private static bool IsExact(double size, int decimals) => Math.Abs(Math.Round(size, decimals) - size) <= 1e-9 * Math.Max(1, size);

    private static string Power(double value, int digits) =>
        value.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture);
}
