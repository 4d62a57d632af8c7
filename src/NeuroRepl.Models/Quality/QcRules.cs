using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quality;

/// <summary>Which spectra an analysis leaves out, and which metabolites it does not report.</summary>
public sealed record QcRules
{
    /// <summary>What to call them.</summary>
    public required string Name { get; init; }

    /// <summary>Each one alone leaves a spectrum out.</summary>
    public required IReadOnlyList<QcCriterion> Criteria { get; init; }

    /// <summary>A metabolite is bad in a spectrum where its CRLB is above so many percent; null reports all.</summary>
    public double? DropAbovePercent { get; init; }

    /// <summary>It is not reported where it is bad in more than this part of the spectra that are kept.</summary>
    public double DropInMoreThan { get; init; } = 0.5;

    /// <summary>Boucherie et al. (S-ketamine phMRI and phMRS at 7 T): out where the CRLB of glutamate is above 5 % or the linewidth of total creatine (FSL-MRS's) above 19 Hz; a metabolite
    /// is dropped where its CRLB is above 20 % in more than half of the spectra.</summary>
    public static QcRules Boucherie2025 { get; } = new()
    {
        Name = "Boucherie 2025",
        Criteria = [new(QcMeasure.CrlbPercent, 5, "Glu"), new(QcMeasure.FwhmHz, 19, "tCr", QualityDefinition.FslMrs)],
        DropAbovePercent = 20,
    };

    /// <summary>Marx et al., Front Psychiatry 16 (2025), 1662051 (glutamate and BDNF at 7 T): out where the CRLB of glutamate is above 20 %, LCModel's linewidth above 24 Hz, or LCModel's SNR below 20.</summary>
    public static QcRules Marx2025 { get; } = new()
    {
        Name = "Marx 2025",
        Criteria =
        [
            new(QcMeasure.CrlbPercent, 20, "Glu"), new(QcMeasure.FwhmHz, 24, "tCr", QualityDefinition.LcModel), new(QcMeasure.SignalToNoise, 20, By: QualityDefinition.LcModel),
        ],
    };

    /// <summary>Judges fits: who is left out and why, and which metabolites are not reported.</summary>
    /// <param name="fits">The fits of a study.</param>
    /// <exception cref="ArgumentMistake">There is none.</exception>
    public QcReport Apply(IEnumerable<SpectrumFit> fits)
    {
        QcVerdict[] verdicts = [.. fits.Select(Judge)];
        Guard.NotEmpty(verdicts, nameof(fits));
        var kept = verdicts.Where(v => v.IsKept).ToArray();
        return new QcReport { Rules = this, Verdicts = verdicts, Dropped = DropAbovePercent is { } limit ? Dropped(kept, limit) : [] };
    }

    private QcVerdict Judge(SpectrumFit fit)
    {
        var quality = fit.Quality();
        List<string> reasons = [.. Criteria.Select(c => c.ReasonAgainst(quality)).OfType<string>()];
        if (fit.Outcome is FitOutcome.Stopped stopped) { reasons.Add($"the fit did not converge: {stopped.Why}"); }

        return new QcVerdict(quality, reasons);
    }

    private DroppedMetabolite[] Dropped(QcVerdict[] kept, double limit) =>
    [
        .. kept.SelectMany(v => v.Quality.Fit.Metabolites).GroupBy(m => m.Name)
            .Select(g => new DroppedMetabolite(g.Key, g.Count(m => !(m.CrlbPercent <= limit)), g.Count(), limit))
            .Where(d => d.Bad > DropInMoreThan * d.Of),
    ];
}
