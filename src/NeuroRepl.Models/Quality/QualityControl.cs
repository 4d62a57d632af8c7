using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quality;

/// <summary>Quality of fits, one or a study's.</summary>
public static class QualityControl
{
    /// <summary>Linewidth, signal-to-noise ratio and bounds of a fit, by three definitions.</summary>
    public static FitQuality Quality(this SpectrumFit fit) => new(fit);

    /// <summary>Judges the fits of a study by rules: <c>fits.QualityReport(QcRules.Boucherie2025)</c>. <c>Save("qc.html")</c> makes a page of it.</summary>
    /// <param name="fits">The fits.</param>
    /// <param name="rules">The rules; those of Boucherie 2025 when left out.</param>
    /// <exception cref="ArgumentMistake">There is no fit.</exception>
    public static QcReport QualityReport(this IEnumerable<SpectrumFit> fits, QcRules? rules = null) => (rules ?? QcRules.Boucherie2025).Apply(fits);

    /// <summary>Preprocesses and fits averaged spectra, then judges the fits by rules: a study's quality in one call.</summary>
    /// <param name="spectra">The spectra: <c>spectra</c>, or <c>study.Spectra</c>.</param>
    /// <param name="basis">The metabolites.</param>
    /// <param name="rules">The rules; those of Boucherie 2025 when left out.</param>
    /// <param name="model">What the fit may vary.</param>
    /// <exception cref="ArgumentMistake">There is no spectrum.</exception>
    public static QcReport QualityReport(this IReadOnlyList<Spectrum> spectra, BasisSet basis, QcRules? rules = null, SpectrumModel? model = null)
    {
        Guard.NotEmpty(spectra);
        List<SpectrumFit> fits = [];
        for (var i = 0; i < spectra.Count; i++)
        {
            Work.Report("fitting spectra", i, spectra.Count);
            fits.Add((spectra[i].Steps.Any(s => s.Contains("referenced", StringComparison.Ordinal)) ? spectra[i] : spectra[i].Preprocess()).Fit(basis, model));
        }

        return fits.QualityReport(rules);
    }
}
