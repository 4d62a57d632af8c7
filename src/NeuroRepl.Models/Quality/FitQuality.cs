using NeuroRepl.Domain.Tables;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Models.Quality;

/// <summary>Linewidth, signal-to-noise ratio and bounds of one fit, by the definition asked for.</summary>
public sealed class FitQuality
{
    private readonly SpectrumFit _fit;
    private readonly int _from;
    private readonly int _count;

    internal FitQuality(SpectrumFit fit)
    {
        _fit = fit;
        var inside = Enumerable.Range(0, fit.Curves.Ppm.Count).Where(k => fit.Model.Range.Contains(fit.Curves.Ppm[k])).ToArray();
        (_from, _count) = (inside[0], inside.Length);
    }

    /// <summary>The fit's spectrum.</summary>
    public string Name => _fit.Spectrum.Name;

    /// <summary>The fit.</summary>
    public SpectrumFit Fit => _fit;

    /// <summary>Full width at half maximum of a metabolite's tallest line, in hertz.</summary>
    /// <param name="metabolite">A metabolite, or "tCr", "tNAA", "tCho": the sum of its parts as fitted.</param>
    /// <param name="by">Whose definition.</param>
    /// <returns>NaN where the fit found none of it.</returns>
    public double FwhmHz(string metabolite = "tCr", QualityDefinition by = QualityDefinition.NeuroRepl) => by switch
    {
        QualityDefinition.LcModel => Broadening(metabolite),
        QualityDefinition.FslMrs => PeakWidth.AtHalfProminence(Curve(metabolite), HertzPerPoint),
        _ => PeakWidth.AtHalfHeight(Curve(metabolite), HertzPerPoint),
    };

    /// <summary>The signal-to-noise ratio of the spectrum.</summary>
    /// <param name="by">Whose definition.</param>
    public double SignalToNoise(QualityDefinition by = QualityDefinition.NeuroRepl) => by switch
    {
        QualityDefinition.FslMrs => Inside(_fit.Curves.Data).Max(Math.Abs) / (Math.Sqrt(2) * _fit.NoiseSd),
        QualityDefinition.LcModel => Inside(_fit.Curves.Data).Zip(Inside(_fit.Curves.Baseline), (data, baseline) => data - baseline).Max() / (2 * Math.Sqrt(Inside(_fit.Curves.Residual).Average(r => r * r))),
        _ => _fit.SignalToNoise,
    };

    /// <summary>The signal-to-noise ratio of one metabolite, filtered by its own linewidth, as FSL-MRS reports it (its qc.py): data and fitted metabolite are both apodised by
    /// exp(−w·t), w the metabolite's FWHM in hertz; then the metabolite's height over √2 times the noise's standard deviation, real part.</summary>
    /// <param name="metabolite">A metabolite, or "tCr", "tNAA", "tCho".</param>
    /// <returns>0 where the fit found none of it.</returns>
    public double MatchedSignalToNoise(string metabolite) =>
        Inside(Whole(metabolite)).Any(v => v != 0) ? MatchedFilter.SignalToNoise(_fit.Spectrum, Whole(metabolite), _from, _count, FwhmHz(metabolite, QualityDefinition.FslMrs)) : 0;

    /// <summary>The Cramér-Rao bound of a metabolite or sum ("tCr", "Glx" …), in percent.</summary>
    public double CrlbPercent(string metabolite) =>
        Quantification.MetaboliteSums.Of(_fit).FirstOrDefault(s => s.Name == metabolite) is not { } sum ? _fit[metabolite].CrlbPercent : sum.Value > 0 ? 100 * sum.Error / sum.Value : double.PositiveInfinity;

    /// <summary>A row a definition: linewidth of total creatine and signal-to-noise ratio.</summary>
    public Table Table()
    {
        QualityDefinition[] all = Enum.GetValues<QualityDefinition>();
        return new($"quality of {Name}",
        [
            new TextColumn("definition", [.. all.Select(d => d.ToString())]),
            new NumberColumn("fwhm_tcr_hz", [.. all.Select(d => FwhmHz(by: d))]),
            new NumberColumn("snr", [.. all.Select(SignalToNoise)]),
        ]);
    }

    private double HertzPerPoint => _fit.Spectrum.BandwidthHz / _fit.Curves.Ppm.Count;

    private double[] Inside(IReadOnlyList<double> curve) => [.. curve.Skip(_from).Take(_count)];

    private double[] Curve(string metabolite) => Inside(Whole(metabolite));

    private double[] Whole(string metabolite)
    {
        var sum = new double[_fit.Curves.Ppm.Count];
        foreach (var part in Parts(metabolite))
        {
            var curve = _fit.Curves.Metabolites[part];
            for (var k = 0; k < sum.Length; k++) { sum[k] += curve[k]; }
        }

        return sum;
    }

    private string[] Parts(string metabolite)
    {
        string[] parts = metabolite switch { "tCr" => ["Cr", "PCr"], "tNAA" => ["NAA", "NAAG"], "tCho" => ["GPC", "PCh", "PCho"], _ => [metabolite] };
        string[] found = [.. parts.Where(_fit.Curves.Metabolites.ContainsKey)];
        return found.Length > 0 ? found : [_fit[metabolite].Name];                 // which tells what was fitted
    }

    /// <summary>The Voigt line's width from its two parts: Olivero and Longbothum, J Quant Spectrosc Radiat Transfer 17 (1977).</summary>
    private double Broadening(string metabolite)
    {
        var part = Parts(metabolite)[0];
        var group = _fit.Groups.First(g => g.Metabolites.Contains(part));
        return (0.5346 * group.LorentzianHz) + Math.Sqrt((0.2166 * group.LorentzianHz * group.LorentzianHz) + (group.GaussianHz * group.GaussianHz));
    }
}
