using System.Text.Json.Nodes;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Simulation.Studies;

/// <summary>Writes the simulated study of glutamate and BDNF: spectra with water references, LCModel's tables, phenotypes, and the truth.</summary>
internal static class MarxStudy
{
    public static void Write(DatasetFolder folder, DatasetRequest request)
    {
        var seed = request.Seed ?? MarxDesign.Seed;
        var sample = new MarxSample(request.Mode, seed);
        WriteTables(folder, new MarxTables(sample));
        var spectra = WriteSpectra(folder, sample, seed, request.Scale == DatasetScale.Tiny ? 1024 : 2048);
        MarxSidecars.Write(folder, request, seed);
        folder.Write("truth.json", Truth(request, spectra));
        folder.Write("README.md", DatasetFolder.Template("marx2025.md", ("mode", request.Mode == DatasetMode.Exact ? "exact" : $"stochastic, seed {seed}")));
        folder.Write(".bidsignore", "truth.json\n");
    }

    private static void WriteTables(DatasetFolder folder, MarxTables tables)
    {
        folder.Write("participants.tsv", tables.Participants);
        folder.Write("phenotype/genotype.tsv", tables.Genotype);
        folder.Write("phenotype/tissue.tsv", tables.Tissue);
        folder.Write("phenotype/inclusion.tsv", tables.Inclusion);
        folder.Write("phenotype/bdnf.tsv", tables.Bdnf);
        folder.Write("phenotype/glu-bdnf.tsv", tables.Coupling);
        folder.Write("derivatives/assay/bdnf-dilution.tsv", MarxTables.Dilutions);
    }

    private static JsonObject WriteSpectra(DatasetFolder folder, MarxSample sample, ulong seed, int points)
    {
        var spectra = new MarxSpectra(sample.Glutamate, seed);
        var basis = MarxSpectra.Basis(points);
        var made = new JsonObject();
        (MarxPerson Man, string Arm, string Time)[] visits =
            [.. from man in sample.Men from arm in MarxDesign.Arms from time in MarxDesign.Times select (man, arm.Name, time)];
        foreach (var (i, (man, arm, time)) in visits.Index())
        {
            Interrupt.Token.ThrowIfCancellationRequested();
            var session = MarxTables.SessionId(arm, time);
            var stem = $"{man.Id}/{session}/mrs/{man.Id}_{session}";
            var truth = spectra.Truth(man.Number, arm, time);
            var spectrum = spectra.Simulate(basis, man.Number, arm, time, truth);
            folder.Write($"{stem}_svs.nii.gz", spectrum);
            folder.Write($"{stem}_mrsref.nii.gz", spectrum.Water!);
            folder.Write($"{stem}_svs.json", new JsonObject { ["ReferenceSignal"] = $"bids::{stem}_mrsref.nii.gz" });
            folder.Write($"derivatives/lcmodel/{stem}_svs.table", spectra.Lcmodel(man.Number, arm, time, truth).Text($"{man.Id}_{session}"));
            made[$"{man.Id}_{session}"] = Json(truth);
            Work.Report($"simulating {visits.Length} spectra", i + 1, visits.Length);
        }

        return made;
    }

    private static JsonObject Json(SpectrumTruth truth) => new()
    {
        ["concentrations_mM"] = new JsonObject(truth.Concentrations.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)JsonValue.Create(c.Value)))),
        ["lorentzian_hz"] = truth.LorentzianHz,
        ["gaussian_hz"] = truth.GaussianHz,
        ["signal_to_noise"] = truth.SignalToNoise,
        ["shift_ppm"] = truth.ShiftPpm,
        ["phase0_degrees"] = truth.Phase0Degrees,
        ["phase1_degrees_per_ppm"] = truth.Phase1DegreesPerPpm,
    };

    private static JsonObject Truth(DatasetRequest request, JsonObject spectra) => new()
    {
        ["mode"] = request.Mode.ToString().ToLowerInvariant(),
        ["model"] = "dBdnf = intercept + dGlu * slope + ketamine * treatment + dGlu * ketamine * interaction + noise",
        ["coefficients"] = new JsonObject
        {
            ["intercept"] = MarxCoupling.Intercept,
            ["slope"] = MarxCoupling.Slope,
            ["treatment"] = MarxCoupling.Treatment,
            ["interaction"] = MarxCoupling.Interaction,
            ["residual_sd"] = MarxCoupling.ResidualSd,
        },
        ["relative_glu_change"] = new JsonObject(MarxGlutamate.Change.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)new JsonObject { ["mean"] = c.Value.Mean, ["sd"] = c.Value.Sd }))),
        ["t_of_bdnf"] = new JsonObject
        {
            ["placebo_before_minus_24h"] = MarxLevels.T.Placebo,
            ["ketamine_before_minus_24h"] = MarxLevels.T.Ketamine,
            ["before_placebo_minus_ketamine"] = MarxLevels.T.Before,
            ["24h_placebo_minus_ketamine"] = MarxLevels.T.After,
        },
        ["oldham_rho"] = MarxLevels.Oldham,
        ["shapiro_wilk_w"] = MarxCoupling.ShapiroWilkW,
        ["water_mM_visible"] = 25116,
        ["spectra"] = spectra,
    };
}
