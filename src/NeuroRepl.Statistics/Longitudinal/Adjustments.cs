using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>What is done to a biomarker before it is analysed.</summary>
public static class Adjustments
{
    /// <summary>What is left of values after a straight line over the clock time of the draw.</summary>
    /// <param name="values">The biomarker; NaN where missing.</param>
    /// <param name="clockHours">Hours of the day of each: 8.25 for 08:15.</param>
    /// <returns>Residuals of least squares on the standardised time, with the slope per SD and per hour.</returns>
    /// <exception cref="ArgumentMistake">An hour outside 0 … 24, or fewer than three values, or all at one time.</exception>
    public static AdjustedValues ClockTimeResiduals(IReadOnlyList<double> values, IReadOnlyList<double> clockHours)
    {
        Guard.SameLength(values.Count, clockHours.Count, "the length of values", "that of clockHours");
        foreach (var (i, hour) in clockHours.Index())
        {
            if (hour is < 0 or > 24) { throw new ArgumentMistake($"Clock time {i + 1} is {hour}.", "Give hours from 0 to 24: 8.25 for 08:15."); }
        }

        var rows = Enumerable.Range(0, values.Count).Where(i => !double.IsNaN(values[i]) && !double.IsNaN(clockHours[i])).ToArray();
        double[] hours = [.. rows.Select(i => clockHours[i])], y = [.. rows.Select(i => values[i])];
        if (rows.Length < 3 || Samples.IsConstant(hours)) { throw new ArgumentMistake($"{rows.Length} values at {hours.Distinct().Count()} times do not make a line.", "It needs three values at two times."); }

        var (mean, deviation) = (Samples.Mean(hours), Samples.Deviation(hours));
        var level = Samples.Mean(y);
        var slope = hours.Zip(y, (h, v) => (h - mean) / deviation * (v - level)).Sum() / (rows.Length - 1);
        var result = new double[values.Count];
        Array.Fill(result, double.NaN);
        foreach (var i in rows) { result[i] = values[i] - level - (slope * (clockHours[i] - mean) / deviation); }

        string[] notes = rows.Length == values.Count ? [] : [$"{values.Count - rows.Length} of {values.Count} values or times are missing."];
        return new(result, new Dictionary<string, double> { ["intercept"] = level, ["slope per SD"] = slope, ["slope per hour"] = slope / deviation, ["mean hour"] = mean }, notes);
    }

    /// <summary>log(value + shift), with shift = |smallest| + 1 unless given.</summary>
    /// <param name="values">Any values, such as residuals; NaN where missing.</param>
    /// <param name="shift">What is added before the logarithm.</param>
    /// <exception cref="ArgumentMistake">A shift that leaves a value at or below zero, or no value at all.</exception>
    public static AdjustedValues ShiftAndLog(IReadOnlyList<double> values, double? shift = null)
    {
        double[] present = [.. values.Where(v => !double.IsNaN(v))];
        Guard.NotEmpty(present);
        var least = present.Min();
        var added = shift ?? (Math.Abs(least) + 1);
        if (least + added <= 0) { throw new ArgumentMistake($"The smallest value is {least}: with a shift of {added} it has no logarithm.", $"Shift by more than {-least}."); }

        var floor = shift is null && least <= 0 ? 1 : least + added;      // exact, so that the smallest becomes 0 and not 1e-16
        var isZero = floor == 1;
        string[] notes = isZero ? ["The smallest value became exactly 0: a relative change from it divides by zero."] : [];
        return new([.. values.Select(v => Math.Log(v - least + floor))], new Dictionary<string, double> { ["shift"] = added, ["smallest"] = least }, notes);
    }
}
