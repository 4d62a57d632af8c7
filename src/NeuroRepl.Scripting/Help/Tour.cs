namespace NeuroRepl.Scripting.Help;

/// <summary>What <c>Help()</c> shows: two minutes with the tool, each line to paste.</summary>
internal static class Tour
{
    /// <summary>The tour.</summary>
    public static HelpPage Page { get; } = new("NeuroRepl: a C# prompt for pharmacological neuroimaging",
    [
        new HelpBlock.Paragraph("A line without a semicolon shows its value. These names are there from the start: study, sessions, spectra, contrasts, receptors. "
            + "They belong to a small simulated study until you open your own."),
        new HelpBlock.Heading("Look"),
        new HelpBlock.Code("study\nstudy.Participants.Plot(x: \"age\", y: \"weight\", color: \"sex\")\nspectra[0].Plot()"),
        new HelpBlock.Heading("Fit"),
        new HelpBlock.Code(Topics.All.First(t => t.Name == "fit spectrum").Example),
        new HelpBlock.Heading("Test, map, model"),
        new HelpBlock.Code("study.Table(\"cadss\").FitMixed(\"cadss_post ~ session_id + (1 | participant_id)\").Pairwise(\"session_id\")\nCopeSet.Simulate(subjects: 14, voxelMm: 8).PermutationTest(permutations: 500, seed: 1).T.Plot(threshold: 3)"),
        new HelpBlock.Heading("Ask"),
        new HelpBlock.Code("Help(\"fit spectrum\")\nHelp(typeof(SpectrumModel))\nHelp(spectra[0])\nWho()"),
        new HelpBlock.Heading("Your own data"),
        new HelpBlock.Paragraph("study = Study.Open(\"my-bids-folder\"), Spectrum.Open(\"file.nii.gz\"), BasisSet.Open(\"file.basis\"). Ctrl+C stops a computation, Ctrl+D leaves."),
        new HelpBlock.Heading("Topics"),
        new HelpBlock.Paragraph(string.Join(", ", Topics.All.Select(t => t.Name)) + "."),
    ]);
}
