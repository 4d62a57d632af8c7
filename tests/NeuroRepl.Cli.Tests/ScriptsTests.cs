namespace NeuroRepl.Cli.Tests;

/// <summary>The scripts that the tool was designed from, as they stand, from a folder that has nothing to do with the program.</summary>
public sealed class ScriptsTests
{
    [Fact]
    public void Script_0_shows_the_study_a_spectrum_and_what_there_is_on_TFCE()
    {
        var output = Succeeds("""
            // 0  the first minute: nothing but the tool itself
            study                                                   // a card: subjects, sessions, arms, what is missing and why
            spectra[0].Plot()                                       // inline: ppm axis reversed, real part
            Help("TFCE")                                            // what there is, with one example each
            """);

        Assert.Contains("SIMULATED", output, StringComparison.Ordinal);
        Assert.Contains("sub-05 ses-high is missing: withdrew after the second visit.", output, StringComparison.Ordinal);
        Assert.Matches("5\\.0 +4\\.5 +4\\.0.* 0\\.5 +0\\.0\n +chemical shift \\(ppm\\)", output);
        Assert.Contains("Threshold-free cluster enhancement", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_1_looks_at_a_study_and_lists_the_subjects_with_three_sessions()
    {
        var output = Succeeds("""
            // 1  look at a study
            study = Study.Open("datasets/boucherie2025");
            study.Participants.Plot(x: "age", y: "weight", color: "sex");
            var complete = study.Subjects.Where(s => s.Sessions.Count == 3).ToList();
            complete
            """);

        Assert.Contains("sub-01", output, StringComparison.Ordinal);
        Assert.DoesNotContain("sub-05", output, StringComparison.Ordinal);
        Assert.Contains("6 subjects", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_2_fits_a_spectrum_and_shows_glutamate_the_fit_and_all_metabolites()
    {
        var output = Succeeds("""
            // 2  fit one spectrum (any NIfTI-MRS file and LCModel basis)
            var basis = BasisSet.Open("slaser_7t.basis");
            var fit = Spectrum.Open("sub-01_svs.nii.gz").Preprocess().Fit(basis, new SpectrumModel { Range = (0.2, 4.2), BaselineOrder = 2 });
            fit["Glu"]                                              // concentration, CRLB, with its scale
            fit.Plot(ppm: (0.2, 4.2))                               // data, fit, residual, baseline
            fit.Table()                                             // all metabolites, sorted, exportable
            """);

        Assert.Contains("Glu", output, StringComparison.Ordinal);
        Assert.Contains("CRLB", output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("chemical shift (ppm)", output, StringComparison.Ordinal);
        Assert.Contains("NAA", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Script_3_fits_the_transients_of_a_scan_and_contrasts_two_blocks()
    {
        var output = Succeeds("""
            var basis = BasisSet.Open("slaser_7t.basis");
            spectra = SpectrumSeries.SimulateBlocks(basis);         // the embedded study has averaged spectra only
            // 3  dynamic fit: nine blocks, the first is baseline; how does glutamate move with the infusion?
            var design = DesignMatrix.Blocks(blocks: 9, scansPerBlock: 48);
            var course = spectra.FitDynamic(basis, design, new DynamicModel { Concentrations = ["Glu", "Lac", "Asp", "Glc"] });
            course["Glu"].Contrast("block2 - block1");
            course["Glu"].Plot()
            course["Glu"].Contrast("block2 - block1")
            """);

        Assert.Contains("block9", output, StringComparison.Ordinal);
        Assert.Contains("Glu block2 - block1", output, StringComparison.Ordinal);
        Assert.Contains("p, two-sided", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dynamic_fit_of_averaged_spectra_says_what_to_type()
    {
        var folder = Neurorepl.NewFolder();
        File.WriteAllText(Path.Combine(folder, "script.csx"), """
            var course = spectra.FitDynamic(BasisSet.Open("slaser_7t.basis"), DesignMatrix.Blocks(blocks: 9, scansPerBlock: 48));
            """);

        var ended = Neurorepl.Run(["run", "script.csx"], folder: folder);

        Assert.Equal(1, ended.Code);
        Assert.Contains("sessions", ended.Error, StringComparison.Ordinal);
        Assert.Contains("SpectrumSeries.SimulateBlocks(basis", ended.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static string Succeeds(string script)
    {
        var folder = Neurorepl.NewFolder();
        File.WriteAllText(Path.Combine(folder, "script.csx"), script);

        var ended = Neurorepl.Run(["run", "script.csx"], folder: folder);

        Assert.True(ended is { Code: 0, Error: "" }, ended.Error);
        return ended.Output;
    }
}
