namespace NeuroRepl.Domain.Pharmacology;

/// <summary>The dose schemes of five ketamine studies, with what their texts leave open.</summary>
public static class PublishedDoses
{
    private const string Boucherie = "Boucherie et al., J Cereb Blood Flow Metab 2025, doi 10.1177/0271678X251399023";

    /// <summary>S-ketamine 0.11 mg/kg in 1 min, then 0.1 mg/kg/h for 40 min; 0.17 mg/kg is printed.</summary>
    public static DoseScheme BoucherieLow { get; } = new DoseScheme("low", "S-ketamine") { PrintedMgPerKg = .17, Source = Boucherie }.Bolus(.11).Infusion(40, mgPerKgPerHour: .1);

    /// <summary>S-ketamine 0.22 mg/kg in 1 min, then 0.2 mg/kg/h for 40 min; 0.33 mg/kg is printed.</summary>
    public static DoseScheme BoucherieHigh { get; } = new DoseScheme("high", "S-ketamine") { PrintedMgPerKg = .33, Source = Boucherie }.Bolus(.22).Infusion(40, mgPerKgPerHour: .2);

    /// <summary>Racemic ketamine 0.5 mg/kg in 40 min; four such infusions, two or three a week.</summary>
    public static DoseScheme Sahib { get; } = new DoseScheme("0.5 mg/kg in 40 min", "racemic ketamine") { PrintedMgPerKg = .5, Source = "Sahib et al., Transl Psychiatry 2020;10:260" }.Infusion(40, mgPerKg: .5);

    /// <summary>Racemic ketamine 0.5 mg/kg, taken as an infusion of 40 min.</summary>
    public static DoseScheme Mkrtchian { get; } = new DoseScheme("0.5 mg/kg in 40 min", "racemic ketamine")
    {
        PrintedMgPerKg = .5,
        Source = "Mkrtchian et al., Mol Psychiatry 2021;26:3292",
        Assumptions = ["How long the infusion ran is taken from its first rating after it, at 40 min."],
    }.Infusion(40, mgPerKg: .5);

    /// <summary>Racemic ketamine 0.23 mg/kg in 2 min, then 0.58 mg/kg/h, taken for 60 min.</summary>
    public static DoseScheme Moujaes { get; } = new DoseScheme("0.23 mg/kg + 0.58 mg/kg/h", "racemic ketamine")
    {
        Source = "Moujaes, Ji et al., eLife 2024, doi 10.7554/eLife.84173",
        Assumptions = ["How long the infusion ran is not at hand; 60 min are taken. Nothing before that depends on it."],
    }.Bolus(.23, 2).Infusion(60, mgPerKgPerHour: .58);

    /// <summary>S-ketamine 0.11 mg/kg in 8 min, 2 min pause, then 0.22 mg/kg in 40 min.</summary>
    public static DoseScheme Marx { get; } = new DoseScheme("0.33 mg/kg with pause", "S-ketamine") { PrintedMgPerKg = .33, Source = "Marx et al., Front Psychiatry 2025;16:1662051" }.Bolus(.11, 8).Pause(2).Infusion(40, mgPerKg: .22);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DoseScheme> All { get; } = [BoucherieLow, BoucherieHigh, Sahib, Mkrtchian, Moujaes, Marx];
}
