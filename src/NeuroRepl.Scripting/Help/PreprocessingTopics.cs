namespace NeuroRepl.Scripting.Help;

/// <summary>Help on what comes before and after a fit: raw coils and transients, quantification, quality.</summary>
internal static class PreprocessingTopics
{
    private const string FitOne = "var basis = BasisSet.Open(\"slaser_7t.basis\");\nvar fit = spectra[0].Preprocess().Fit(basis);\n";

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("preprocessing", "From raw coils and transients to one spectrum: SpectrumSeries.Open(\"raw.nii.gz\").WithWater(…).Preprocess() combines coils, corrects eddy currents, aligns, leaves out bad transients, averages, removes residual water, phases and references. "
            + "Each step is a verb: CombineCoils, CorrectEddyCurrents, Align, Screen, Average, RemoveWater, PhaseZeroOrder, ReferenceFrequency, Apodise, Truncate. PlotStep() draws a spectrum before and after its last step.",
            "var cleaned = spectra[0].RemoveWater();\ncleaned.Steps\ncleaned.PlotStep()")
            { Words = ["preprocess", "coils", "transients", "align", "eddy current", "water removal", "hlsvd", "average", "apodise", "raw"], Types = ["SpectrumSeries", "PreprocessedSeries", "Alignment", "CoilCombination", "TransientScreening", "EddyCurrents"] },
        new("quantification", "Concentrations from a fit: relative to creatine, or scaled to the water of the voxel, molal or molar, corrected for relaxation and tissue. What no header says is an error until it is assumed in so many words.",
            FitOne + "fit.Ratios()\nfit.ScaleToWater(new TissueFractions(gm: 0.6, wm: 0.3, csf: 0.1))[\"Glu\"]")
            { Words = ["water scaling", "absolute", "molal", "molar", "tissue", "relaxation", "ratio", "csf"], Types = ["Quantified", "TissueFractions", "Relaxation", "Assumptions"] },
        new("quality control", "Linewidth and SNR by three definitions (ours, FSL-MRS's, LCModel's), the papers' rules of exclusion with the reason for each, and a report page: report.Save(\"qc.html\").",
            FitOne + "fit.Quality()\nnew[] { fit }.QualityReport(QcRules.Boucherie2025)")
            { Words = ["qc", "fwhm", "linewidth", "snr", "exclude", "exclusion"], Types = ["FitQuality", "QcRules", "QcReport"] },
        new("MRSinMRS", "The minimum reporting standards' table (Lin et al. 2021), filled from headers and sidecars; what is missing is named.",
            "spectra[0].ReportingTable(sessions[0].Find(\"svs\")[0].Metadata)")
            { Words = ["reporting", "checklist", "minimum reporting standards"], Types = ["ReportingTable"] },
    ];
}
