namespace NeuroRepl.Models.Quality;

/// <summary>One reason to leave a spectrum out.</summary>
/// <param name="Measure">What is looked at.</param>
/// <param name="Limit">From where it is bad: above it, but for the signal-to-noise ratio, below it.</param>
/// <param name="Metabolite">Of which metabolite or sum; nothing for the signal-to-noise ratio.</param>
/// <param name="By">Whose definition of width or signal-to-noise ratio.</param>
public sealed record QcCriterion(QcMeasure Measure, double Limit, string Metabolite = "tCr", QualityDefinition By = QualityDefinition.NeuroRepl)
{
    /// <summary>Its value in a fit.</summary>
    public double ValueOf(FitQuality quality) => Measure switch
    {
        QcMeasure.CrlbPercent => quality.CrlbPercent(Metabolite),
        QcMeasure.FwhmHz => quality.FwhmHz(Metabolite, By),
        _ => quality.SignalToNoise(By),
    };

    /// <summary>Why this criterion leaves a fit out; null where it does not. What is not a number is bad.</summary>
    public string? ReasonAgainst(FitQuality quality)
    {
        var value = ValueOf(quality);
        var isGood = Measure == QcMeasure.SignalToNoise ? value >= Limit : value <= Limit;
        return isGood ? null : $"{Name} is {(double.IsFinite(value) ? value.ToString("F1") : "not known")}{Unit}, {(Measure == QcMeasure.SignalToNoise ? "below" : "above")} {Limit:0.#}{Unit}";
    }

    /// <summary>The measure in words: "FWHM of tCr (FslMrs)".</summary>
    public string Name => Measure switch
    {
        QcMeasure.CrlbPercent => $"CRLB of {Metabolite}",
        QcMeasure.FwhmHz => $"FWHM of {Metabolite} ({By})",
        _ => $"SNR ({By})",
    };

    private string Unit => Measure switch { QcMeasure.CrlbPercent => " %", QcMeasure.FwhmHz => " Hz", _ => "" };

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {(Measure == QcMeasure.SignalToNoise ? "below" : "above")} {Limit:0.#}{Unit}";
}
