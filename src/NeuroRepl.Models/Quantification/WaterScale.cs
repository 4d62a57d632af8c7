using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Models.Quantification;

/// <summary>The steps behind <see cref="WaterScaling"/>: what is known, what is assumed, the factor.</summary>
internal sealed class WaterScale(
    SpectrumFit fit, TissueFractions? tissue, ConcentrationScale scale, Relaxation? relaxation, CsfConvention? csf, WaterContent content, Assumptions assume)
{
    private readonly List<string> _notes = [];
    private readonly List<(string, double, string)> _factors = [];

    public Quantified Apply()
    {
        var water = Water();
        var times = relaxation ?? Relaxation.At(fit.Spectrum.Acquisition.FieldTesla);
        var voxel = Tissue();
        var (own, waters) = times.IsNone ? ((0, 1, 0), (0, 1, 0)) : (Timing(fit.Spectrum.Acquisition, "the spectrum"), Timing(water.Acquisition, "its water reference", fit.Spectrum.Acquisition));
        double Left(RelaxationTimes of, (double Te, double Tr, double Tm) timing) => times.IsNone ? 1 : of.Attenuation(timing.Te, timing.Tr, timing.Tm);
        (string Name, double Volume, double Content, double Left)[] parts =
        [
            ("GM", voxel.Gm, content.Gm, Left(times.GmWater, waters)), ("WM", voxel.Wm, content.Wm, Left(times.WmWater, waters)), ("CSF", voxel.Csf, content.Csf, Left(times.CsfWater, waters)),
        ];
        var allWater = parts.Sum(p => p.Volume * p.Content);
        foreach (var (name, volume, _, left) in parts) { _factors.AddRange([($"{name}, volume fraction", volume, ""), ($"{name}, water's signal left", left, "")]); }

        var isMolal = scale == ConcentrationScale.Millimolal;
        var visible = WaterContent.MillimolesPerKilogram * parts.Sum(p => p.Volume * p.Content * p.Left) / (isMolal ? allWater : 1);
        var convention = csf ?? (isMolal ? CsfConvention.MoleFraction : CsfConvention.VolumeFraction);
        var share = convention switch { CsfConvention.MoleFraction => voxel.Csf * content.Csf / allWater, CsfConvention.VolumeFraction => voxel.Csf, _ => 0 };
        _factors.AddRange([("visible water", visible, isMolal ? "mmol/kg" : "mM"), ("CSF's share divided out", share, "")]);
        if (times.IsNone) { _notes.Add("Relaxation was left out on request."); }

        return Scaled(
            name => visible / ((1 - share) * Left(times[name], own)),
            $"{(isMolal ? "mmol per kg of tissue water (Gasparovic 2006)" : "mmol per litre of tissue (Near 2021)")}, {convention switch { CsfConvention.MoleFraction => "CSF by mole fraction", CsfConvention.VolumeFraction => "CSF by volume fraction", _ => "whole voxel, CSF not corrected" }}; relaxation {times.Source}");
    }

    public Quantified Apply(double visible, double metabolitesLeft, IEnumerable<(string, double, string)> factors)
    {
        Water();
        _factors.AddRange(factors);
        return Scaled(_ => visible / metabolitesLeft, "mmol per litre of whole voxel, LCModel's water scaling");
    }

    private Spectrum Water() => fit.Spectrum.Water ?? throw new QuantificationException(
        $"{fit.Spectrum.Name} has no water reference, to which concentrations could be scaled.",
        "Give it before the fit: spectrum.WithWater(Spectrum.Open(\"…\")); or relate to creatine: fit.Ratios().");

    private TissueFractions Tissue()
    {
        if (tissue is not null) { return tissue; }

        var assumed = assume.Tissue ?? throw new QuantificationException(
            $"What the voxel of {fit.Spectrum.Name} is made of is not known: grey and white matter and CSF have different water.",
            "Give it: ScaleToWater(new TissueFractions(gm: …, wm: …, csf: …)), or assume it in so many words: assume: new Assumptions { Tissue = new(0.6, 0.4, 0) }.");
        _notes.Add($"ASSUMED: the voxel is {assumed}.");
        return assumed;
    }

    private (double Te, double Tr, double Tm) Timing(MrsAcquisition acquisition, string whose, MrsAcquisition? alike = null)
    {
        var te = Time(acquisition.EchoTimeSeconds ?? alike?.EchoTimeSeconds, assume.EchoTimeSeconds, "echo time", "EchoTimeSeconds", "0.036", whose);
        var tr = Time(acquisition.RepetitionTimeSeconds ?? alike?.RepetitionTimeSeconds, assume.RepetitionTimeSeconds, "repetition time", "RepetitionTimeSeconds", "3.5", whose);
        var isSteam = (acquisition.Sequence ?? alike?.Sequence)?.Contains("steam", StringComparison.OrdinalIgnoreCase) == true;
        var tm = isSteam
            ? Time(acquisition.MixingTimeSeconds ?? alike?.MixingTimeSeconds, assume.MixingTimeSeconds, "mixing time", "MixingTimeSeconds", "0.010", whose)
            : acquisition.MixingTimeSeconds ?? assume.MixingTimeSeconds ?? 0;
        if (alike is null) { _factors.AddRange([("TE", te, "s"), ("TR", tr, "s")]); }
        if (alike is null && tm > 0) { _factors.Add(("TM", tm, "s")); }

        if (alike is not null && (acquisition.EchoTimeSeconds is null || acquisition.RepetitionTimeSeconds is null))
        {
            _notes.Add("The water reference does not say all of its times: those of the spectrum are taken.");
        }

        return (te, tr, tm);
    }

    private double Time(double? known, double? assumed, string what, string field, string example, string whose)
    {
        if (known is { } found) { return found; }

        if (assumed is not { } taken)
        {
            throw new QuantificationException(
                $"The {what} of {whose} ({fit.Spectrum.Name}) is not in its header, so its relaxation cannot be corrected.",
                $"Say it: assume: new Assumptions {{ {field} = {example} }} (seconds); or leave relaxation out in so many words: relaxation: Relaxation.None.");
        }

        var note = $"ASSUMED: the {what} is {taken} s.";
        if (!_notes.Contains(note)) { _notes.Add(note); }

        return taken;
    }

    private Quantified Scaled(Func<string, double> factor, string convention)
    {
        var water = fit.Spectrum.Water!;
        Preprocessing.PreprocessingException.CheckPair(water.Acquisition, fit.Spectrum.Acquisition);
        var signal = WaterSignal.Amplitude(water);
        var (perProton, from) = assume.SignalPerProton is { } given ? (given, "ASSUMED") : WaterSignal.PerProton(fit.Basis) ?? throw new QuantificationException(
            $"The basis {fit.Basis.Name} has no singlet (Cr, NAA, choline, scyllo-inositol) by which its unit could be measured.",
            "Give the signal of one proton of its unit amount: assume: new Assumptions { SignalPerProton = … }.");
        _factors.InsertRange(0, [("water's signal", signal, "a.u."), ($"signal per proton ({from})", perProton, "a.u.")]);
        var ratio = 2 * perProton / signal;
        return new Quantified
        {
            Name = fit.Spectrum.Name,
            Convention = convention,
            Factors = _factors,
            Notes = _notes,
            Metabolites = [.. MetaboliteSums.Of(fit, name => ratio * factor(name)).Select(s => new QuantifiedMetabolite(s.Name, new(s.Value, scale), s.Error))],
        };
    }
}
