using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quantification;

/// <summary>Concentrations from a fit: relative to a metabolite, or to the water of the voxel.</summary>
public static class WaterScaling
{
    /// <summary>Each metabolite and sum relative to one of them, with the bound of the ratio from the covariance of both.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="to">A metabolite or a sum: "tCr", "tNAA", "Cr" …</param>
    /// <exception cref="QuantificationException">The fit lacks it or found none of it.</exception>
    public static Quantified Ratios(this SpectrumFit fit, string to = "tCr")
    {
        var sums = MetaboliteSums.Of(fit);
        var reference = sums.FirstOrDefault(s => s.Name == to) ?? throw new QuantificationException(
            $"The fit has no {to} to relate to.", $"It has: {string.Join(", ", sums.Select(s => s.Name))}.");
        if (!(reference.Value > 0)) { throw new QuantificationException($"The fit found no {to}, so nothing can be related to it.", "Look at fit.Plot(), or relate to something else: fit.Ratios(to: \"tNAA\")."); }

        return new Quantified
        {
            Name = fit.Spectrum.Name,
            Convention = $"relative to {to}",
            Factors = [(to, reference.Value, "a.u.")],
            Metabolites = [.. sums.Select(s => new QuantifiedMetabolite(
                s.Name, new(s.Value / reference.Value, to == "tCr" ? ConcentrationScale.PerTotalCreatine : ConcentrationScale.Institutional), s.RatioError(reference)))],
            Notes = to == "tCr" ? [] : [$"The unit is one {to}."],
        };
    }

    /// <summary>Concentrations from the unsuppressed water of the same voxel, corrected for relaxation and tissue.</summary>
    /// <remarks>
    /// With S the signals at time zero, protons counted, f_x the volume fractions, d_x the water contents and R the attenuations by relaxation:
    /// <code>molal: C = S_m/S_w · 2 · 55508 mmol/kg · Σ F_x·R_x / ((1 − F_csf)·R_m),  F_x = f_x·d_x/Σ f·d</code>
    /// <code>molar: C = S_m/S_w · 2 · 55508 mmol/kg · Σ f_x·d_x·R_x / ((1 − f_csf)·R_m)</code>
    /// Molal: Gasparovic et al., Magn Reson Med 55 (2006), 1219, F mole fractions of water. Molar: the experts' consensus of Near et al., NMR Biomed 34 (2021), e4257. The first divides by the CSF's mole fraction of water, the second by its volume fraction, unless told otherwise.
    /// </remarks>
    /// <param name="fit">A fit whose spectrum has a water reference (<c>fit.Spectrum.Water</c>).</param>
    /// <param name="tissue">What the voxel is made of.</param>
    /// <param name="scale">Millimolal (per kilogram of tissue water) or millimolar (per litre of tissue).</param>
    /// <param name="relaxation">Relaxation times; those of the field when left out.</param>
    /// <param name="csf">How CSF is corrected for; by the scale's own convention when left out.</param>
    /// <param name="waterContent">Water contents of the tissues; 0.78, 0.65, 0.97 when left out.</param>
    /// <param name="assume">What no header says: without it, a missing time or tissue is an error.</param>
    /// <exception cref="QuantificationException">No water reference; no TE, TR or tissue, neither in the header nor assumed; a basis of unknown scale.</exception>
    public static Quantified ScaleToWater(
        this SpectrumFit fit,
        TissueFractions? tissue = null,
        ConcentrationScale scale = ConcentrationScale.Millimolal,
        Relaxation? relaxation = null,
        CsfConvention? csf = null,
        WaterContent? waterContent = null,
        Assumptions? assume = null)
    {
        if (scale is not (ConcentrationScale.Millimolal or ConcentrationScale.Millimolar)) { throw new QuantificationException($"{scale} is no scale that water gives.", "Take ConcentrationScale.Millimolal or Millimolar; fit.Ratios() relates to creatine."); }

        return new WaterScale(fit, tissue, scale, relaxation, csf, waterContent ?? WaterContent.Usual, assume ?? new Assumptions()).Apply();
    }

    /// <summary>Concentrations as LCModel scales them to water: per whole voxel, with one water concentration and one attenuation for all.</summary>
    /// <remarks>LCModel's water scaling: C = S_m/S_w · 2 · WCONC · ATTH2O/ATTMET. Its defaults are pure white matter at 35880 mM and 0.7. <c>PerBrainTissue</c> then divides by GM + WM, as Marx et al. 2025 did.</remarks>
    /// <param name="fit">A fit whose spectrum has a water reference.</param>
    /// <param name="waterMillimolar">WCONC, visible water in millimole per litre of voxel.</param>
    /// <param name="waterAttenuation">ATTH2O, what relaxation leaves of the water's signal.</param>
    /// <param name="metaboliteAttenuation">ATTMET, the same of the metabolites'.</param>
    /// <param name="assume">The signal per proton, where the basis has no singlet.</param>
    /// <exception cref="QuantificationException">No water reference, or a basis of unknown scale.</exception>
    public static Quantified ScaleToWaterAsLcmodel(this SpectrumFit fit, double waterMillimolar = 35_880, double waterAttenuation = 0.7, double metaboliteAttenuation = 1, Assumptions? assume = null)
    {
        Guard.InRange(waterMillimolar, 1000, 60_000);
        Guard.InRange(waterAttenuation, 0.001, 1);
        Guard.InRange(metaboliteAttenuation, 0.001, 1);
        return new WaterScale(fit, null, ConcentrationScale.Millimolar, null, null, WaterContent.Usual, assume ?? new Assumptions())
            .Apply(waterMillimolar * waterAttenuation, metaboliteAttenuation, [("WCONC", waterMillimolar, "mM"), ("ATTH2O", waterAttenuation, ""), ("ATTMET", metaboliteAttenuation, "")]);
    }
}
