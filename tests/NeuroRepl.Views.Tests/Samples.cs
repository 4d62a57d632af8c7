using System.Numerics;
using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Views.Tests;

/// <summary>A small study, spectrum and fit, put together by hand.</summary>
internal static class Samples
{
    public static MrsAcquisition SevenTesla { get; } = new(4000, 297.2) { EchoTimeSeconds = 0.032, RepetitionTimeSeconds = 5, Sequence = "sLASER", Manufacturer = "simulated" };

    /// <summary>One resonance at 2.01 ppm, real and positive at its top, decaying by 30 per second.</summary>
    public static Spectrum Naa { get; } = new(
        [.. Enumerable.Range(0, 1024).Select(i => Complex.Exp(new Complex(-30, 2 * Math.PI * SevenTesla.HertzAt(2.01)) * (i / 4000.0)))], SevenTesla)
    {
        Name = "sub-01_ses-high_svs",
        Steps = ["phased by 12°", "NAA set to 2.01 ppm"],
    };

    public static Table Participants { get; } = new("participants",
    [
        new TextColumn("participant_id", ["sub-01", "sub-02", "sub-03", "sub-04"]),
        new NumberColumn("age", [23, 31, double.NaN, 27]),
        new TextColumn("sex", ["F", "M", "F", null]),
        new NumberColumn("weight", [61.5, 80.25, 70, 66]),
    ]);

    public static Study Study { get; } = MakeStudy();

    public static SpectrumFit Fit { get; } = MakeFit(new FitOutcome.Converged(31));

    public static SpectrumFit Stopped { get; } = MakeFit(new FitOutcome.Stopped("The residual still fell after 200 iterations.", "Allow more: MaxIterations = 1000."));

    private static Study MakeStudy()
    {
        var subjects = Participants.Rows.Select((row, i) => new Subject(row["participant_id"], [.. Sessions(row["participant_id"], i)], row)).ToArray();
        return new Study
        {
            Name = "ketamine7t",
            Path = "/data/ketamine7t",
            IsSimulated = true,
            Participants = Participants,
            Subjects = subjects,
            Arms = [new Arm("placebo", "saline"), new Arm("low", "S-ketamine 0.11 mg/kg"), new Arm("high", "S-ketamine 0.22 mg/kg")],
            Missing = [new MissingSession("sub-04", "ses-high", "withdrew before the third visit")],
            Phenotypes = new Dictionary<string, Table> { ["cadss"] = new("cadss", [new NumberColumn("total", [1, 2, 3])]) },
        };
    }

    private static IEnumerable<Session> Sessions(string subject, int index) =>
        new[] { "placebo", "low", "high" }.Take(index == 3 ? 2 : 3).Select((arm, visit) => new Session(subject, $"ses-{arm}", [MakeRun(subject, arm, "svs"), MakeRun(subject, arm, "mrsref")])
        {
            Arm = arm,
            Visit = visit + 1,
        });

    private static Run MakeRun(string subject, string arm, string suffix) => new()
    {
        Path = $"/data/ketamine7t/{subject}/ses-{arm}/mrs/{subject}_ses-{arm}_{suffix}.nii.gz",
        Datatype = "mrs",
        Suffix = suffix,
        Entities = new Dictionary<string, string> { ["sub"] = subject[4..], ["ses"] = arm },
        Metadata = new Dictionary<string, JsonElement> { ["EchoTime"] = JsonDocument.Parse("0.032").RootElement, ["Nucleus"] = JsonDocument.Parse("\"1H\"").RootElement },
        Name = $"{subject}_ses-{arm}_{suffix}",
    };

    private static SpectrumFit MakeFit(FitOutcome outcome)
    {
        var (ppm, values) = Naa.Frequency();
        var data = values.Select(v => v.Real).ToArray();
        var zero = new double[ppm.Length];
        var basis = new BasisSet("slaser_7t", [new("NAA", Naa.Fid.ToArray()), new("Glu", Naa.Fid.ToArray()), new("Lac", Naa.Fid.ToArray())], SevenTesla);
        return new SpectrumFit
        {
            Spectrum = Naa,
            Basis = basis,
            Model = SpectrumModel.FslMrs,
            Metabolites =
            [
                new("NAA", new Concentration(12.34, ConcentrationScale.Millimolar), 0.123, 1.5),
                new("Glu", new Concentration(9.21, ConcentrationScale.Millimolar), 0.31, 1.12),
                new("Lac", new Concentration(0, ConcentrationScale.Millimolar), 0.4, 0),
            ],
            Groups = [new(["NAA", "Glu", "Lac"], 0.0021, 3.1, 4.2)],
            Phase0Degrees = -3.25,
            Phase1DegreesPerPpm = 0.125,
            LinewidthHz = 9.549,
            SignalToNoise = 43.21,
            NoiseSd = 0.1,
            ResidualSumOfSquares = 12.5,
            Outcome = outcome,
            Warnings = ["Lac was not found: its concentration is zero."],
            Correlations = [1, 0, 0, 0, 1, 0, 0, 0, 1],
            Curves = new FitCurves
            {
                Ppm = ppm,
                Data = data,
                Fit = data,
                Baseline = zero,
                Residual = zero,
                Metabolites = new Dictionary<string, IReadOnlyList<double>> { ["NAA"] = data, ["Glu"] = zero, ["Lac"] = zero },
            },
        };
    }
}
