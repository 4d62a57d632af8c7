using System.Text.Json.Nodes;

namespace NeuroRepl.Simulation.Studies;

/// <summary>What the files of the simulated study mean, in BIDS's JSON.</summary>
internal static class MarxSidecars
{
    private const string Paper = "Marx et al., Front Psychiatry 2025;16:1662051";

    private static readonly (string, string)[] Arms = [.. MarxDesign.Arms.Select(arm => (arm.Name, arm.Description))];

    private static readonly (string, string)[] Genotypes = [("Val/Val", "both alleles G"), ("Val/Met", "G and A"), ("Met/Met", "both alleles A")];

    public static void Write(DatasetFolder folder, DatasetRequest request, ulong seed)
    {
        folder.Write("dataset_description.json", new JsonObject
        {
            ["Name"] = "Glutamate and BDNF after S-ketamine at 7 T, simulated after Marx et al.",
            ["BIDSVersion"] = "1.10.0",
            ["DatasetType"] = "raw",
            ["License"] = "MIT",
            ["Authors"] = new JsonArray("The NeuroRepl authors"),
            ["HowToAcknowledge"] = "These are simulated data. For the design cite the study they are made after.",
            ["ReferencesAndLinks"] = new JsonArray(Paper),
            ["GeneratedBy"] = new JsonArray(new JsonObject { ["Name"] = "NeuroRepl", ["Description"] = "neurorepl datasets make marx2025" }),
            ["NeuroRepl"] = new JsonObject
            {
                ["Simulated"] = true,
                ["Mode"] = request.Mode.ToString().ToLowerInvariant(),
                ["Seed"] = seed,
                ["Arms"] = new JsonArray([.. MarxDesign.Arms.Select(arm => new JsonObject { ["Name"] = arm.Name, ["Description"] = arm.Description })]),
            },
        });
        Derivative(folder, "lcmodel", "Concentrations in the form of LCModel's tables, SIMULATED");
        Derivative(folder, "assay", "Validation of the BDNF assay, SIMULATED");
        folder.Write("participants.json", new JsonObject
        {
            ["age"] = Column("Age", "year"),
            ["sex"] = Column("Sex", null, ("M", "male")),
            ["bmi"] = Column("Body mass index", "kg/m^2"),
            ["sequence"] = Column("Order of the two infusions", null, ("PK", "placebo first"), ("KP", "ketamine first")),
        });
        folder.Write("phenotype/genotype.json", new JsonObject { ["rs6265"] = Column("BDNF Val66Met", null, Genotypes) });
        folder.Write("phenotype/tissue.json", new JsonObject
        {
            ["gm"] = Column("Grey matter's part of the voxel's volume"), ["wm"] = Column("White matter's part"), ["csf"] = Column("Cerebrospinal fluid's part"),
        });
        folder.Write("phenotype/inclusion.json", new JsonObject
        {
            ["arm"] = Column("Infusion that the scan belongs to", null, Arms),
            ["visit"] = Column("Which scan it was in time, from 1"),
            ["included"] = Column("Whether the spectrum passed the published rules", null, ("yes", "yes"), ("no", "no")),
            ["reason"] = Column("Why not"),
        });
        folder.Write("phenotype/bdnf.json", new JsonObject
        {
            ["arm"] = Column("Infusion that the draw belongs to", null, Arms),
            ["draw"] = Column("When", null, ("before", "an hour before the infusion"), ("after", "right after it"), ("24 h", "24 hours after it")),
            ["clock_time"] = Column("Time of day, hour:minute"),
            ["clock_hours"] = Column("Time of day", "h"),
            ["dilution"] = Column("How many times heparin plasma was diluted"),
            ["well_1"] = Column("First of the duplicates", "pg/mL"),
            ["well_2"] = Column("Second of the duplicates", "pg/mL"),
            ["bdnf"] = Column("Mean of the duplicates times the dilution; below the limit of quantification, 23.4, it is not to be used", "pg/mL"),
            ["flag"] = Column("Whether it can be used", null, ("ok", "measured"), ("below LOQ", "below the limit of quantification"), ("technical", "sample lost")),
        });
        folder.Write("phenotype/glu-bdnf.json", new JsonObject
        {
            ["treatment"] = Column("Infusion", null, Arms),
            ["dGlu"] = Column("Relative change of glutamate per grey and white matter, 24 h against before"),
            ["dBdnf"] = Column("Relative change of BDNF on the adjusted scale, 24 h against before"),
            ["age"] = Column("Age", "year"),
            ["bmi"] = Column("Body mass index", "kg/m^2"),
            ["rs6265"] = Column("BDNF Val66Met", null, Genotypes),
        });
        folder.Write("svs.json", Sequence(request, waterSuppression: true));
        folder.Write("mrsref.json", Sequence(request, waterSuppression: false));
    }

    private static void Derivative(DatasetFolder folder, string name, string title) => folder.Write($"derivatives/{name}/dataset_description.json", new JsonObject
    {
        ["Name"] = title,
        ["BIDSVersion"] = "1.10.0",
        ["DatasetType"] = "derivative",
        ["GeneratedBy"] = new JsonArray(new JsonObject { ["Name"] = "NeuroRepl", ["Description"] = "neurorepl datasets make marx2025" }),
    });

    private static JsonObject Sequence(DatasetRequest request, bool waterSuppression)
    {
        var sidecar = new JsonObject
        {
            ["MagneticFieldStrength"] = 7,
            ["ResonantNucleus"] = "1H",
            ["SpectrometerFrequency"] = MarxSpectra.SpectrometerMHz,
            ["SpectralWidth"] = MarxSpectra.BandwidthHz,
            ["NumberOfSpectralPoints"] = request.Scale == DatasetScale.Tiny ? 1024 : 2048,
            ["EchoTime"] = MarxSpectra.EchoTime,
            ["MixingTime"] = MarxSpectra.MixingTime,
            ["RepetitionTime"] = MarxSpectra.RepetitionTime,
            ["PulseSequenceType"] = "STEAM",
            ["NumberOfTransients"] = waterSuppression ? 128 : 1,
            ["Manufacturer"] = "none (simulated)",
            ["AcquisitionVoxelSize"] = new JsonArray([.. MarxSpectra.VoxelMm.Select(edge => JsonValue.Create(edge))]),
            ["BodyPart"] = "BRAIN",
            ["BodyPartDetails"] = "pregenual anterior cingulate cortex",
            ["WaterSuppression"] = waterSuppression,
        };
        if (waterSuppression) { sidecar["WaterSuppressionTechnique"] = "VAPOR"; }

        return sidecar;
    }

    private static JsonObject Column(string description, string? units = null, params (string Name, string Meaning)[] levels)
    {
        var column = new JsonObject { ["Description"] = description };
        if (units is not null) { column["Units"] = units; }

        if (levels.Length > 0) { column["Levels"] = new JsonObject(levels.Select(l => KeyValuePair.Create(l.Name, (JsonNode?)JsonValue.Create(l.Meaning)))); }

        return column;
    }
}
