using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Simulation.Studies;

/// <summary>The tables of the simulated study, as they are written.</summary>
internal sealed class MarxTables(MarxSample sample)
{
    public static string SessionId(string arm, string time) => $"ses-{arm}{time}";

    private readonly (MarxPerson Man, string Arm, string Time)[] _visits =
        [.. from man in sample.Men from arm in MarxDesign.Arms from time in MarxDesign.Times select (man, arm.Name, time)];

    public Table Participants => new("participants",
    [
        Texts("participant_id", sample.Men, m => m.Id),
        Numbers("age", sample.Men, m => m.Age),
        Texts("sex", sample.Men, _ => "M"),
        Numbers("bmi", sample.Men, m => m.BodyMassIndex),
        Texts("sequence", sample.Men, m => m.Order),
    ]);

    public Table Genotype => new("genotype", [Texts("participant_id", sample.Men, m => m.Id), Texts("rs6265", sample.Men, m => m.Genotype)]);

    public Table Tissue
    {
        get
        {
            (double Gm, double Wm) Of((MarxPerson Man, string Arm, string Time) v) => sample.Glutamate.Of(v.Man.Number, v.Arm, v.Time) is var scan ? (scan.Gm, scan.Wm) : default;
            return new("tissue",
            [
                Texts("participant_id", _visits, v => v.Man.Id),
                Texts("session_id", _visits, v => SessionId(v.Arm, v.Time)),
                Numbers("gm", _visits, v => Of(v).Gm),
                Numbers("wm", _visits, v => Of(v).Wm),
                Numbers("csf", _visits, v => Math.Round(1 - Of(v).Gm - Of(v).Wm, 4)),
            ]);
        }
    }

    public Table Inclusion => new("inclusion",
    [
        Texts("participant_id", _visits, v => v.Man.Id),
        Texts("session_id", _visits, v => SessionId(v.Arm, v.Time)),
        Texts("arm", _visits, v => v.Arm),
        Numbers("visit", _visits, v => v.Man.Visit(v.Arm, v.Time)),
        Texts("included", _visits, v => MarxDesign.Fault(v.Man.Number, v.Arm, v.Time) == MarxFault.None ? "yes" : "no"),
        Texts("reason", _visits, v => MarxDesign.Fault(v.Man.Number, v.Arm, v.Time) switch
        {
            MarxFault.Width => "linewidth above 24 Hz",
            MarxFault.Noise => "SNR below 20",
            MarxFault.NoiseAndBound => "SNR below 20; CRLB of Glu above 20 %",
            _ => null,
        }),
    ]);

    public Table Bdnf => new("bdnf",
    [
        Texts("participant_id", sample.Draws, d => sample.Men[d.Person - 1].Id),
        Texts("arm", sample.Draws, d => d.Arm),
        Texts("draw", sample.Draws, d => d.Draw),
        Texts("clock_time", sample.Draws, d => d.Clock),
        Numbers("clock_hours", sample.Draws, d => d.Minutes / 60.0),
        Numbers("dilution", sample.Draws, _ => MarxDraw.Dilution),
        Numbers("well_1", sample.Draws, d => d.First),
        Numbers("well_2", sample.Draws, d => d.Second),
        Numbers("bdnf", sample.Draws, d => d.PgPerMl),
        Texts("flag", sample.Draws, d => d.Flag),
    ]);

    /// <summary>One plasma and one serum sample diluted in steps: the concentration calculated back should not depend on the dilution.</summary>
    public static Table Dilutions
    {
        get
        {
            // Deviations in percent of the mean; their coefficients of variation are the published ends 2.2 and 5.8 (plasma), 0.6 and 4.8 (serum).
            (string Sample, double Mean, double Cv, int First)[] series = [("plasma 1", 812, 2.2, 4), ("plasma 2", 356, 5.8, 4), ("serum 1", 24300, 0.6, 64), ("serum 2", 17650, 4.8, 64)];
            double[] shape = [0.9, -1.2, 0.7, -0.4];
            var sd = Calibration.Calibrate.Sd(shape);
            var rows = series.SelectMany(s => shape.Select((z, k) => (s.Sample, Dilution: s.First << k, Value: s.Mean * (1 + (s.Cv / 100 * z / sd))))).ToArray();
            return new("bdnf-dilution",
            [
                Texts("sample", rows, r => r.Sample), Numbers("dilution", rows, r => r.Dilution),
                Numbers("well", rows, r => Math.Round(r.Value / r.Dilution, 3)),
                Numbers("bdnf", rows, r => Math.Round(r.Value, 1)),
            ]);
        }
    }

    public Table Coupling => sample.Coupling();

    private static TextColumn Texts<T>(string name, IReadOnlyList<T> rows, Func<T, string?> value) => new(name, [.. rows.Select(value)]);

    private static NumberColumn Numbers<T>(string name, IReadOnlyList<T> rows, Func<T, double> value) => new(name, [.. rows.Select(value)]);
}
