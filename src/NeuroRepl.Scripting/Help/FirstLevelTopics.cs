namespace NeuroRepl.Scripting.Help;

/// <summary>Topics on first-level models, cleaning, connectivity and drugs.</summary>
internal static class FirstLevelTopics
{
    private const string Series = "var series = BrainSeries.Simulate(volumes: 108, repetitionTimeSeconds: 5.1);\n";
    private const string Blocks = "var design = DesignMatrix.BaselineAndBlocks(blocks: 8, scansPerBlock: 12);\n";

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("first level", "One run fitted by a design at every voxel, vertex, grayordinate or parcel; contrasts of its columns give cope, varcope, t and z. Noise is AR(1) with the bias of ρ removed; "
            + "OLS, nilearn's AR(1) and FILM's tapered autocorrelation are there to compare: FirstLevelModel.As(\"nilearn\").Why().",
            Series + Blocks + "var fit = series.FitFirstLevel(design);\nfit[\"block2 - baseline\"]\nfit.F(\"block1 - baseline\", \"block2 - baseline\")\nseries.FitFirstLevel(design, FirstLevelModel.As(\"FSL\")).Rho")
            { Words = ["glm", "bold", "fmri", "fitfirstlevel", "ar1", "prewhitening", "autocorrelation", "cope", "varcope", "film", "nilearn", "feat", "f contrast"], Types = ["FirstLevelFit", "FirstLevelModel", "NoiseModel", "ContrastMaps", "FContrastMaps"] },
        new("runs and subjects", "Several runs of a subject as fixed effects, and one contrast of many scans as a set for group tests.",
            Series + Blocks + "var fits = Enumerable.Range(1, 3).Select(n => BrainSeries.Simulate(volumes: 108, repetitionTimeSeconds: 5.1, seed: n).FitFirstLevel(design)).ToList();\nfits.FixedEffects(\"block2 - baseline\")\nfits.Copes(\"block2 - baseline\")")
            { Words = ["fixed effects", "copes", "second level", "group"], Types = ["FirstLevelFitting"] },
        new("events", "A column for each kind of event, convolved with Glover's or SPM's response, with derivatives, or free in shape (FIR). A condition without events has no column, and contrasts that need it are refused.",
            "var events = new Table(\"events\", [new NumberColumn(\"onset\", [10, 30, 50]), new NumberColumn(\"duration\", [.6, .6, .6]), new TextColumn(\"trial_type\", [\"go\", \"nogo\", \"go\"])]);\n"
            + "DesignMatrix.FromEvents(events, scans: 100, repetitionTimeSeconds: .8, Hrf.Glover.WithDerivative()).WithMean().Plot()")
            { Words = ["hrf", "haemodynamic", "hemodynamic", "event-related", "go nogo", "fir", "convolution", "glover", "spm"], Types = ["Hrf", "Regressor"] },
        new("design doctor", "Before any data: rank, condition, what other columns and a high-pass filter cost each contrast, short blocks, scrubbed volumes, empty conditions; each with what to do.",
            "DesignMatrix.BaselineAndBlocks(blocks: 8, scansPerBlock: 48, discard: 14).Check(repetitionTimeSeconds: 5.1, highPassHz: .01)")
            { Words = ["check", "vif", "variance inflation", "collinear", "efficiency", "high-pass", "condition number", "rank"], Types = ["DesignCheck", "ContrastCheck", "DesignChecking"] },
        new("cleaning", "Confounds with derivatives and squares, drifts and both ends of a band of frequencies, all in one regression, so that no step brings back what another took out.",
            Series + "series.Clean(new Nuisance { HighPassHz = .008, LowPassHz = .05, Scale = CleanedScale.Centred }).Steps\nseries.PercentChange().MovingAverage(32)\nseries.Smooth(fwhmMm: 6)")
            { Words = ["nuisance", "confounds", "denoise", "filter", "detrend", "high-pass", "low-pass", "band-pass", "percent change", "smooth", "fwhm", "moving average"], Types = ["Nuisance", "NuisanceProjection", "SeriesCleaning", "MapSmoothing", "CleanedScale"] },
        new("scrubbing", "Framewise displacement from the parameters of fMRIPrep, FSL, SPM or AFNI, jumps of the signal, and which volumes not to count. design.WithSpikes(scrubbing.Flags) gives each a column; Drop leaves them out.",
            Series + "Scrubbing.ByDisplacementOrJump(framewiseDisplacement: new double[108], jump: series.Dvars())")
            { Words = ["motion", "movement", "framewise displacement", "fd", "dvars", "censoring", "spikes"], Types = ["Scrubbing", "Motion", "MotionUnits"] },
        new("connectivity", "How time courses go together: every place with a seed (Fisher z), regions with each other, and every place with all others (global brain connectivity).",
            Series + "series.SeedConnectivity((9, 9, -8), (-9, 9, -8), radiusMm: 8)\nseries.GlobalConnectivity()")
            { Words = ["seed", "correlation", "functional connectivity", "gbc", "global brain connectivity", "fisher z", "partial correlation", "roi to roi", "network"], Types = ["SeedMap", "ConnectivityMatrix", "SeedConnecting", "RegionConnecting"] },
        new("dose", "Boluses, pauses and infusions per kilogram, what one person gets in mg and mL, and the schemes of five ketamine studies, with what does not add up in print.",
            "PublishedDoses.BoucherieHigh\nPublishedDoses.BoucherieHigh.For(weightKg: 70, mgPerMl: 5)\nnew DoseScheme(\"mine\", \"S-ketamine\").Bolus(.11, minutes: 8).Pause(2).Infusion(40, mgPerKg: .22)\nTimeline.Boucherie()")
            { Words = ["ketamine", "bolus", "infusion", "mg/kg", "dosing", "timeline", "protocol"], Types = ["DoseScheme", "Dosing", "DoseStep", "PublishedDoses", "Timeline", "TimelineElement"] },
        new("pharmacokinetics", "Plasma, effect site and norketamine after a dose scheme, solved exactly, by the models of Domino, Clements, Hijazi, Kamp and Pérez-Ruixo; concentrations serve as regressors.",
            "var course = PharmacokineticModel.Kamp.Simulate(PublishedDoses.BoucherieLow);\ncourse\nPharmacokineticModel.All.Select(model => model.Simulate(PublishedDoses.BoucherieLow)).Plot()\nDesignMatrix.Mean(432).With(\"ketamine\", Regressor.OfPeak(course.Regressor(432, 5.1, startMinutes: -4))).Plot()")
            { Words = ["pk", "plasma", "concentration", "compartment", "norketamine", "effect site", "phmri", "gamma-variate"], Types = ["PharmacokineticModel", "DrugCourse", "DrugSite"] },
        new("crossover", "Balanced orders of treatments and subjects randomised to them in blocks, with periods and what was given before.",
            "var plan = Crossover.Randomise(32, seed: 1, \"placebo\", \"low\", \"high\");\nplan\nplan.Table()\nCrossover.Williams(\"a\", \"b\", \"c\", \"d\")")
            { Words = ["randomisation", "randomization", "sequence", "latin square", "williams", "carry-over", "period"], Types = ["Crossover", "CrossoverPlan"] },
    ];
}
