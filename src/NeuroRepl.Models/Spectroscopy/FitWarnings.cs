using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>What a reader of a fit must know before trusting it.</summary>
internal sealed class FitWarnings(SpectrumModel model, IReadOnlyList<MetaboliteEstimate> metabolites, IReadOnlyList<GroupEstimate> groups, FitOutcome outcome)
{
    private const double UnsurePercent = 50;
    private const double PoorSignalToNoise = 10;
    private const double StructuredRatio = 1.5;
    private const double StructuredCorrelation = 0.3;

    public IReadOnlyList<string> Collect(double signalToNoise, double phase1, double[] residuals, double residualToNoise, bool noiseIsResidual, bool looksReversed)
    {
        var warnings = new List<string>();
        if (outcome is FitOutcome.Stopped stopped) { warnings.Add($"The fit did not converge: {stopped.Why}."); }

        if (looksReversed)
        {
            warnings.Add("The data look reversed (NAA on the wrong side of water): conjugating them explains much more. Check how the file was read.");
        }

        warnings.AddRange(groups.SelectMany(AtBounds));
        if (model.FitFirstOrderPhase && Math.Abs(phase1) >= model.MaxPhase1DegreesPerPpm * 0.9999)
        {
            warnings.Add($"The first-order phase is at its bound of {phase1:F0}°/ppm: the data may miss their first points.");
        }

        var absent = metabolites.Where(m => m.IsAbsent && !Background.IsLipid(m.Name)).Select(m => $"{m.Name} (bound {m.Crlb:G2})").ToArray();
        if (absent.Length > 0) { warnings.Add($"Not found, the amplitude is at its bound of zero: {string.Join(", ", absent)}."); }

        var unsure = metabolites.Where(m => !m.IsAbsent && !Background.IsLipid(m.Name) && !(m.CrlbPercent <= UnsurePercent)).Select(m => m.Name).ToArray();
        if (unsure.Length > 0) { warnings.Add($"Not to be trusted alone, CRLB above {UnsurePercent:F0} %: {string.Join(", ", unsure)}."); }

        if (signalToNoise < PoorSignalToNoise) { warnings.Add($"The signal-to-noise ratio is low: {signalToNoise:F1}."); }

        if (noiseIsResidual)
        {
            warnings.Add("The bandwidth leaves no signal-free stretch to measure the noise: it is taken from the fit's residual.");
        }

        var correlation = Neighbours(residuals);
        if (residualToNoise > StructuredRatio || correlation > StructuredCorrelation)
        {
            warnings.Add($"The residual is not only noise: {residualToNoise:F1} times as large, neighbouring points correlated {correlation:F2}. "
                + "The model misses something (macromolecules, lineshape, baseline), which the CRLB do not know: StandardError is the larger one.");
        }

        return warnings;
    }

    private IEnumerable<string> AtBounds(GroupEstimate group)
    {
        var who = groups.Count == 1 ? "" : $" of the group with {group.Metabolites[0]}";
        if (group.LorentzianHz >= model.MaxBroadeningHz * 0.9999 || group.GaussianHz >= model.MaxBroadeningHz * 0.9999)
        {
            yield return $"A width{who} is at its bound of {model.MaxBroadeningHz:F0} Hz.";
        }

        if (group.LorentzianHz <= 0 && group.GaussianHz <= 0)
        {
            yield return $"The lines{who} are no broader than the basis's own, which may be broader than the data's.";
        }

        if (Math.Abs(group.ShiftPpm) >= model.MaxShiftPpm * 0.9999)
        {
            yield return $"The shift{who} is at its bound of {group.ShiftPpm:F2} ppm: look at the ppm reference (Preprocess()).";
        }
    }

    /// <summary>Correlation of neighbouring points of the residual, real and imaginary parts pooled.</summary>
    internal static double Neighbours(double[] residuals)
    {
        var half = residuals.Length / 2;
        var square = Vectors.Dot(residuals, residuals);
        var product = Vectors.Dot(residuals.AsSpan(0, half - 1), residuals.AsSpan(1, half - 1)) + Vectors.Dot(residuals.AsSpan(half, half - 1), residuals.AsSpan(half + 1, half - 1));
        return square > 0 ? product / square : 0;
    }
}
