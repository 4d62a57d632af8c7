using System.Globalization;

namespace NeuroRepl.Figures.Text;

/// <summary>Round values along an axis, and how they are written.</summary>
internal static class Ticks
{
    /// <summary>At most so many ticks: multiples of 1, 2, 5 times a power of ten, or of 25, 250 …, all with the decimals of their step.</summary>
    public static IReadOnlyList<(double Value, string Text)> Of(Scale scale, int most)
    {
        if (scale.HasCategories) { return [.. scale.Categories.Select((category, i) => ((double)i, category))]; }
        if (scale.Own.Count > 0) { return [.. scale.Own.Where(t => scale.Contains(t.Value))]; }
        if (scale.IsLogarithmic) { return Powers(scale, most); }

        var step = Step(scale.High - scale.Low, most);
        var first = Math.Ceiling(scale.Low / step - 1e-9);
        var count = (int)Math.Floor((scale.High / step) - first + 1e-9) + 1;
        var values = Enumerable.Range(0, Math.Max(0, count)).Select(i => (first + i) * step).Select(v => Math.Abs(v) < step * 1e-9 ? 0 : v).ToArray();
        return [.. values.Zip(Texts(values, step))];
    }

    private static double Step(double span, int most)
    {
        var rough = span / Math.Max(1, most);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
        {
            // Steps of 25 and 250 read well; 2.5 and 0.25 ask for a decimal more.
            if (factor * power >= rough * (1 - 1e-9) && (factor != 2.5 || power >= 10)) { return factor * power; }
        }

        return 10 * power;
    }

    private static IEnumerable<string> Texts(double[] values, double step)
    {
        var largest = values.Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (largest >= 1e6 || (largest > 0 && largest < 1e-3))
        {
            var power = (int)Math.Floor(Math.Log10(largest));
            var places = Math.Clamp(power - (int)Math.Floor(Math.Log10(step) + 1e-9) + (HasHalf(step) ? 1 : 0), 0, 6);
            return values.Select(v => v == 0 ? "0" : v.ToString("0." + new string('0', places) + "e0", CultureInfo.InvariantCulture));
        }

        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 8);
        return values.Select(v => v.ToString("F" + decimals, CultureInfo.InvariantCulture));
    }

    // 2.5e7 needs one decimal more than its power of ten says.
    private static bool HasHalf(double step) => Math.Abs((step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9))) - 2.5) < 1e-6;

    private static (double Value, string Text)[] Powers(Scale scale, int most)
    {
        var (first, last) = ((int)Math.Ceiling(Math.Log10(scale.Low) - 1e-9), (int)Math.Floor(Math.Log10(scale.High) + 1e-9));
        double[] factors = last - first >= 2 || most < 4 ? [1] : [1, 2, 5];
        var every = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)Math.Max(1, most)));
        var values = Enumerable.Range(first - 1, last - first + 3).Where(p => factors.Length > 1 || (p - first) % every == 0)
            .SelectMany(p => factors.Select(f => f * Math.Pow(10, p))).Where(v => v >= scale.Low * (1 - 1e-9) && v <= scale.High * (1 + 1e-9));
        return [.. values.Select(v => (v, NumberText.Short(v)))];
    }
}
