using System.Globalization;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Auditing;

/// <summary>A number as printed: it stands for all numbers that round to it.</summary>
/// <remarks>
/// Numbers and texts turn into it by themselves. A number has the decimals it needs (0.040 has two); a text keeps those it was printed with ("0.040" has three),
/// and may be a bound: "&lt; .001".
/// </remarks>
public sealed record PrintedNumber
{
    private PrintedNumber(double value, int decimals, char relation, string text) => (Value, Decimals, Relation, Text) = (value, decimals, relation, text);

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <summary>How many decimals it was printed with.</summary>
    public int Decimals { get; }

    /// <summary>'=', or '&lt;' and '&gt;' for a bound.</summary>
    public char Relation { get; }

    /// <summary>As it was printed.</summary>
    public string Text { get; }

    /// <summary>The least number that rounds to it.</summary>
    public double Low => Value - (.5 * Math.Pow(10, -Decimals));

    /// <summary>The greatest number that rounds to it.</summary>
    public double High => Value + (.5 * Math.Pow(10, -Decimals));

    /// <summary>A number with the decimals that it needs.</summary>
    public static implicit operator PrintedNumber(double value) => FromDouble(value);

    /// <summary>A number as printed: ".0249", "-0.330", "&lt; .001".</summary>
    public static implicit operator PrintedNumber(string text) => Parse(text);

    /// <summary>A number with the decimals that it needs.</summary>
    public static PrintedNumber FromDouble(double value)
    {
        if (!double.IsFinite(value)) { throw new ArgumentMistake($"A printed number is {value}.", "Leave out what was not printed."); }

        var text = value.ToString("0.###############", CultureInfo.InvariantCulture) is var plain && double.Parse(plain, CultureInfo.InvariantCulture) != 0 ? plain : value.ToString("R", CultureInfo.InvariantCulture);
        return new(value, DecimalsOf(text), '=', text);
    }

    /// <summary>Reads a number as printed.</summary>
    /// <exception cref="ArgumentMistake">It is not one.</exception>
    public static PrintedNumber Parse(string text)
    {
        var plain = text.Replace('−', '-').Replace('–', '-').Replace(',', '.').Replace(" ", "", StringComparison.Ordinal);
        var relation = plain.Length > 0 && plain[0] is '<' or '≤' ? '<' : plain.Length > 0 && plain[0] is '>' or '≥' ? '>' : '=';
        plain = plain.TrimStart('<', '>', '=', '≤', '≥');
        if (!double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            throw new ArgumentMistake($"\"{text}\" is no printed number.", "Write it as printed: \".0249\", \"-0.330\", \"< .001\".");
        }

        return new(value, DecimalsOf(plain), relation, relation == '=' ? plain : $"{relation} {plain}");
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal Between Between => new(Low, High);

    private static int DecimalsOf(string text)
    {
        var exponent = text.IndexOfAny(['e', 'E']);
        var mantissa = exponent < 0 ? text : text[..exponent];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        return exponent < 0 ? decimals : decimals - int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture);
    }
}
