using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Finding transients that do not belong to the others.</summary>
public static class TransientScreen
{
    /// <summary>How many good transients a whole series may lose by chance: 1 in 200 series loses one.</summary>
    private const double FalseAlarms = 0.005;

    private const int Reach = 10;

    /// <summary>Finds transients that do not belong to the others: spikes, motion with lipids, spoiled or weak signal, broad lines, jumps of frequency or phase.</summary>
    /// <remarks>
    /// Each aligned transient less a·mean (a complex, fitted) leaves a residual. Its energy in the metabolites, the lipids, the water and elsewhere is brought to a normal scale by the cube root (Wilson and Hilferty) and compared with the
    /// median of all by their robust spread, never smaller than what the noise alone would give; so is its largest single sample (a spike), by the extreme-value law of noise; and the
    /// transient's amplitude, linewidth, shift and phase, as they differ from a slow course (drift is no fault). A transient is flagged where a score exceeds the normal quantile at which one in
    /// 200 whole series would lose a good transient. A jump of frequency or phase is flagged although the alignment took it out: the head moved.
    /// </remarks>
    /// <param name="alignment">The aligned transients.</param>
    public static TransientScreening Screen(this Alignment alignment)
    {
        var series = alignment.Aligned;
        var used = Enumerable.Range(0, series.Count).Where(t => !alignment.Unusable.ContainsKey(t)).ToArray();
        var residuals = new TransientResiduals(series, alignment.Reference.Fid.Span, used);
        double[] By(IEnumerable<double> values)
        {
            var all = new double[series.Count];
            Array.Fill(all, double.NaN);
            foreach (var (t, value) in used.Zip(values)) { all[t] = value; }

            return all;
        }

        var limit = Limit(used.Length);
        List<TransientMeasure> measures = [];
        foreach (var (name, values, floor) in residuals.Energies()) { measures.Add(new(name, By(values), "cube root of energy", By(Scores(values, floor)), limit, IsTwoSided: false)); }

        measures.Add(new("spike", By(residuals.Spikes), "log₁₀ of its chance", By(residuals.Spikes.Select(SpikeScore)), limit, IsTwoSided: false));
        var amplitudes = used.Select(t => alignment.Amplitudes[t]).ToArray();
        measures.Add(Course("amplitude", amplitudes, "of the mean", Robust.Median(used.Select(t => alignment.PhaseErrorsDegrees[t])) * Math.PI / 180));
        measures.Add(Course("linewidth", residuals.Broadenings, "Hz more than the mean", residuals.BroadeningError));
        measures.Add(Course("shift", [.. used.Select(t => alignment.ShiftsHz[t])], "Hz", Robust.Median(used.Select(t => alignment.ShiftErrorsHz[t]))));
        measures.Add(Course("phase", Unwrapped([.. used.Select(t => alignment.PhasesDegrees[t])]), "°", Robust.Median(used.Select(t => alignment.PhaseErrorsDegrees[t]))));

        TransientMeasure Course(string name, double[] values, string unit, double floor)
        {
            var about = values.Length < 8 ? [.. values.Select(v => v - Robust.Median(values))] : Robust.AboutTrend(values, Reach);
            return new(name, By(about), unit, By(Scores(about, floor, centred: true)), limit, IsTwoSided: true);
        }

        var flagged = Enumerable.Range(0, series.Count)
            .Select(t => new FlaggedTransient(t, alignment.Unusable.TryGetValue(t, out var why) ? [why] : [.. measures.Where(m => m.IsBeyond(t)).Select(m => Reason(m, t))]))
            .Where(f => f.Reasons.Count > 0).ToArray();
        var bad = flagged.Select(f => f.Index).ToHashSet();
        List<string> warnings = [];
        if (used.Length < 8) { warnings.Add($"With {used.Length} transients, what is usual is hardly known: look at them yourself."); }

        if (flagged.Length > 0.3 * series.Count) { warnings.Add($"{flagged.Length} of {series.Count} transients were flagged: the data are poor, or most of them differ from a few."); }

        return new TransientScreening
        {
            Before = series,
            Flagged = flagged,
            KeptIndices = [.. Enumerable.Range(0, series.Count).Where(t => !bad.Contains(t))],
            Measures = measures,
            NoiseSd = By(residuals.NoiseSd),
            Warnings = warnings,
        };
    }

    private static string Reason(TransientMeasure measure, int t) => measure.Name switch
    {
        "spike" => "spike: one sample far out of the noise",
        "amplitude" => $"amplitude: {100 * measure.Values[t]:+0;−0} % of the mean",
        "linewidth" => $"linewidth: {measure.Values[t]:+0.0;−0.0} Hz",
        "shift" => $"shift: a jump of {measure.Values[t]:+0.0;−0.0} Hz",
        "phase" => $"phase: a jump of {measure.Values[t]:+0;−0}°",
        _ => $"{measure.Name}: {measure.Scores[t]:F0} spreads above the others",
    };

    /// <summary>The normal quantile for all measures of all transients together; wider where a few transients tell the spread.</summary>
    private static double Limit(int transients) => Quantiles.NormalUpper(FalseAlarms / (9.0 * transients)) * (1 + (8.0 / transients));

    private static IEnumerable<double> Scores(IReadOnlyList<double> values, double floor, bool centred = false)
    {
        var middle = centred ? 0 : Robust.Median(values);
        var spread = Math.Max(Robust.Spread(values), floor);
        return values.Select(v => spread > 0 ? (v - middle) / spread : 0);
    }

    /// <summary>A chance as the normal score that has it.</summary>
    private static double SpikeScore(double log10Chance) => log10Chance < -15 ? Math.Sqrt(-2 * Math.Log(10) * log10Chance) : Quantiles.NormalUpper(Math.Min(Math.Pow(10, log10Chance), 1 - 1e-15));

    private static double[] Unwrapped(double[] degrees)
    {
        for (var i = 1; i < degrees.Length; i++) { degrees[i] = degrees[i - 1] + Math.IEEERemainder(degrees[i] - degrees[i - 1], 360); }

        return degrees;
    }
}
