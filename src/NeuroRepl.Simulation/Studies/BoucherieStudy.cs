using System.Text.Json.Nodes;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Simulation.Studies;

/// <summary>Writes the simulated study as a BIDS-like folder: spectra with water references, tables, and the truth.</summary>
internal static class BoucherieStudy
{
    public const int Points = 1024;
    public const double BandwidthHz = 3000;

    /// <summary>The proton's frequency at 7 T.</summary>
    public const double SpectrometerMHz = 298.04;

    private static readonly IReadOnlyList<double> VoxelMm = [30, 20, 15];

    /// <summary>The basis that the spectra are made of; the one in datasets/examples is the same with more points.</summary>
    public static BasisSet Basis(int points)
    {
        var basis = BasisSet.Simulate(Sequence.Slaser(echoTimeSeconds: 0.036), SpectrometerMHz, BandwidthHz, points, linewidthHz: 2, name: "slaser_7t");
        return new BasisSet(basis.Name, basis.Metabolites, basis.Acquisition with
        {
            RepetitionTimeSeconds = 3.5,
            Manufacturer = "none (simulated)",
            VoxelMm = VoxelMm,
            VoxelToScanner = [VoxelMm[0], 0, 0, 0, 0, VoxelMm[1], 0, 32, 0, 0, VoxelMm[2], 24, 0, 0, 0, 1],
        });
    }

    /// <summary>One visit's spectrum with its water reference.</summary>
    public static Spectrum Simulate(BasisSet basis, BoucherieSubject subject, string arm, SpectrumTruth truth) =>
        Spectrum.Simulate(basis, truth, Points, BoucherieDesign.Seed, BoucherieTruth.Stream(subject, arm));

    public static void Write(DatasetFolder folder, DatasetScale scale)
    {
        var subjects = BoucherieDesign.Subjects(scale);
        var truth = new BoucherieTruth(subjects);
        var visits = (from subject in subjects
                      from arm in BoucherieDesign.Arms
                      where subject.Has(arm.Name)
                      select (Subject: subject, Arm: arm.Name, Truth: truth.Of(subject, arm.Name))).ToArray();
        var basis = Basis(Points);
        for (var i = 0; i < visits.Length; i++)
        {
            var (subject, arm, made) = visits[i];
            var stem = $"{subject.Id}/ses-{arm}/mrs/{subject.Id}_ses-{arm}";
            var spectrum = Simulate(basis, subject, arm, made);
            folder.Write($"{stem}_svs.nii.gz", spectrum);
            folder.Write($"{stem}_mrsref.nii.gz", spectrum.Water!);
            folder.Write($"{stem}_svs.json", new JsonObject { ["ReferenceSignal"] = $"bids::{stem}_mrsref.nii.gz" });
            Work.Report($"simulating {visits.Length} visits", i + 1, visits.Length);
        }

        WriteTables(folder, subjects);
        WriteSidecars(folder);
        folder.Write("truth.json", Truth(visits));
        folder.Write("README.md", DatasetFolder.Template("boucherie2025.md", ("subjects", $"{subjects.Count}"), ("visits", $"{visits.Length}")));
        folder.Write(".bidsignore", "truth.json\n");
    }

    private static void WriteTables(DatasetFolder folder, IReadOnlyList<BoucherieSubject> subjects)
    {
        var visits = subjects.SelectMany(s => BoucherieDesign.Arms.Select(arm => (Subject: s, Arm: arm.Name))).ToArray();
        folder.Write("participants.tsv", new Table("participants",
        [
            Texts("participant_id", subjects, s => s.Id),
            Numbers("age", subjects, s => s.Age),
            Texts("sex", subjects, s => s.Sex),
            Numbers("weight", subjects, s => s.WeightKg),
            Numbers("height", subjects, s => s.HeightM),
            Texts("sequence", subjects, s => s.Order),
            Texts("prior_ketamine", subjects, s => s.PriorKetamine ? "yes" : "no"),
        ]));
        folder.Write("phenotype/cadss.tsv", new Table("cadss",
        [
            Texts("participant_id", visits, v => v.Subject.Id),
            Texts("session_id", visits, v => $"ses-{v.Arm}"),
            Numbers("cadss_pre", visits, v => v.Subject.Has(v.Arm) ? v.Subject.Number % 5 == 0 && v.Arm == "placebo" ? 1 : 0 : double.NaN),
            Numbers("cadss_post", visits, v => v.Subject.Has(v.Arm) ? v.Subject.CadssAfter(v.Arm) : double.NaN),
        ]));
        folder.Write("phenotype/inclusion.tsv", new Table("inclusion",
        [
            Texts("participant_id", visits, v => v.Subject.Id),
            Texts("session_id", visits, v => $"ses-{v.Arm}"),
            Texts("arm", visits, v => v.Arm),
            Numbers("visit", visits, v => v.Subject.Visit(v.Arm)),
            Texts("included", visits, v => v.Subject.Has(v.Arm) && !v.Subject.Excluded.ContainsKey(v.Arm) ? "yes" : "no"),
            Texts("reason", visits, v => v.Subject.Missing.GetValueOrDefault(v.Arm) ?? v.Subject.Excluded.GetValueOrDefault(v.Arm)),
        ]));
    }

    private static void WriteSidecars(DatasetFolder folder)
    {
        folder.Write("dataset_description.json", new JsonObject
        {
            ["Name"] = "S-ketamine at 7 T, simulated after Boucherie et al.",
            ["BIDSVersion"] = "1.10.0",
            ["DatasetType"] = "raw",
            ["License"] = "MIT",
            ["Authors"] = new JsonArray("The NeuroRepl authors"),
            ["HowToAcknowledge"] = "These are simulated data. For the design cite the study they are made after.",
            ["ReferencesAndLinks"] = new JsonArray("Boucherie et al., J Cereb Blood Flow Metab, https://doi.org/10.1177/0271678X251399023"),
            ["GeneratedBy"] = new JsonArray(new JsonObject { ["Name"] = "NeuroRepl", ["Description"] = "neurorepl datasets make boucherie2025" }),
            ["NeuroRepl"] = new JsonObject
            {
                ["Simulated"] = true,
                ["Seed"] = BoucherieDesign.Seed,
                ["Arms"] = new JsonArray(
                    [.. BoucherieDesign.Arms.Select(arm => new JsonObject { ["Name"] = arm.Name, ["Description"] = arm.Description })]),
            },
        });
        folder.Write("participants.json", new JsonObject
        {
            ["age"] = Column("Age at inclusion", units: "year"),
            ["sex"] = Column("Sex", levels: [("F", "female"), ("M", "male")]),
            ["weight"] = Column("Body weight, which the dose is calculated from", units: "kg"),
            ["height"] = Column("Body height", units: "m"),
            ["sequence"] = Column("Order of the three visits", levels: [("P", "placebo"), ("L", "low dose"), ("H", "high dose")]),
            ["prior_ketamine"] = Column("Whether the person had taken ketamine before, longer than a month ago", levels: [("yes", "yes"), ("no", "no")]),
        });
        folder.Write("phenotype/cadss.json", new JsonObject
        {
            ["MeasurementToolMetadata"] = new JsonObject
            {
                ["Description"] = "Clinician-Administered Dissociative States Scale, sum of the items rated by the person",
            },
            ["cadss_pre"] = Column("Sum before the infusion"),
            ["cadss_post"] = Column("Sum after the scan, looking back at the whole infusion"),
        });
        folder.Write("phenotype/inclusion.json", new JsonObject
        {
            ["arm"] = Column("Treatment of the visit", levels: [.. BoucherieDesign.Arms.Select(arm => (arm.Name, arm.Description))]),
            ["visit"] = Column("Which visit it was in time, from 1"),
            ["included"] = Column("Whether the visit's spectrum is there and was judged usable", levels: [("yes", "yes"), ("no", "no")]),
            ["reason"] = Column("Why not"),
        });
        folder.Write("svs.json", Sidecar("sLASER", waterSuppression: true));
        folder.Write("mrsref.json", Sidecar("sLASER", waterSuppression: false));
    }

    private static JsonObject Sidecar(string sequence, bool waterSuppression)
    {
        var sidecar = new JsonObject
        {
            ["MagneticFieldStrength"] = 7,
            ["ResonantNucleus"] = "1H",
            ["SpectrometerFrequency"] = SpectrometerMHz,
            ["SpectralWidth"] = BandwidthHz,
            ["NumberOfSpectralPoints"] = Points,
            ["EchoTime"] = 0.036,
            ["RepetitionTime"] = 3.5,
            ["PulseSequenceType"] = sequence,
            ["Manufacturer"] = "none (simulated)",
            ["AcquisitionVoxelSize"] = new JsonArray([.. VoxelMm.Select(edge => JsonValue.Create(edge))]),
            ["BodyPart"] = "BRAIN",
            ["BodyPartDetails"] = "dorsal anterior cingulate cortex",
            ["WaterSuppression"] = waterSuppression,
        };
        if (waterSuppression) { sidecar["WaterSuppressionTechnique"] = "VAPOR"; }

        return sidecar;
    }

    private static JsonObject Truth(IReadOnlyList<(BoucherieSubject Subject, string Arm, SpectrumTruth Truth)> visits)
    {
        var effects = new JsonArray();
        foreach (var (metabolite, arm, mean, sd) in BoucherieTruth.Means)
        {
            effects.Add(new JsonObject { ["metabolite"] = metabolite, ["arm"] = arm, ["mean_percent_of_placebo"] = mean, ["sd_percent"] = sd });
        }

        var spectra = new JsonObject();
        foreach (var (subject, arm, truth) in visits)
        {
            spectra[$"{subject.Id}_ses-{arm}"] = new JsonObject
            {
                ["concentrations_mM"] = new JsonObject(truth.Concentrations.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)JsonValue.Create(c.Value)))),
                ["lorentzian_hz"] = truth.LorentzianHz,
                ["gaussian_hz"] = truth.GaussianHz,
                ["shift_ppm"] = truth.ShiftPpm,
                ["phase0_degrees"] = truth.Phase0Degrees,
                ["phase1_degrees_per_ppm"] = truth.Phase1DegreesPerPpm,
                ["baseline"] = new JsonArray(
                    [.. truth.Baseline.Select(h => new JsonObject { ["ppm"] = h.Ppm, ["width_ppm"] = h.WidthPpm, ["area"] = h.Area })]),
                ["signal_to_noise"] = truth.SignalToNoise,
                ["residual_water"] = truth.ResidualWater,
                ["water_mM"] = truth.WaterMillimolar,
            };
        }

        return new JsonObject { ["effects"] = effects, ["spectra"] = spectra };
    }

    private static JsonObject Column(string description, string? units = null, params (string Name, string Meaning)[] levels)
    {
        var column = new JsonObject { ["Description"] = description };
        if (units is not null) { column["Units"] = units; }

        if (levels.Length > 0)
        {
            column["Levels"] = new JsonObject(levels.Select(l => KeyValuePair.Create(l.Name, (JsonNode?)JsonValue.Create(l.Meaning))));
        }

        return column;
    }

    private static TextColumn Texts<T>(string name, IReadOnlyList<T> rows, Func<T, string?> value) => new(name, [.. rows.Select(value)]);

    private static NumberColumn Numbers<T>(string name, IReadOnlyList<T> rows, Func<T, double> value) => new(name, [.. rows.Select(value)]);
}
