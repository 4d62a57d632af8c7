namespace NeuroRepl.Scripting.Help;

/// <summary>The topics that <c>Help("…")</c> knows.</summary>
internal static class Topics
{
    private const string OpenBasis = "var basis = BasisSet.Open(\"slaser_7t.basis\");\n";
    private const string FitOne = OpenBasis + "var fit = spectra[0].Preprocess().Fit(basis);\n";

    /// <summary>All topics, in the order in which they are listed.</summary>
    public static IReadOnlyList<Topic> All { get; } =
    [
        new("study", "A study is a BIDS-like folder: subjects, their sessions, tables, treatment arms, and what is missing and why. "
            + "The one at hand is simulated; study = Study.Open(\"folder\") changes to yours.", "study\nstudy.Missing")
            { Words = ["studies", "bids", "open", "folder", "dataset"], Types = ["Study", "Subject", "Session", "Run"] },
        new("participants", "participants.tsv as a table: one row a person; n/a is a missing value.",
            "study.Participants\nstudy.Participants.Plot(x: \"age\", y: \"weight\", color: \"sex\")")
            { Words = ["table", "tsv", "columns", "rows", "phenotype"], Types = ["Table", "Column", "TableRow"] },
        new("contrasts", "Every pair of treatment arms, later minus earlier, with the number of subjects who have both.", "contrasts")
            { Words = ["arm", "arms", "treatment", "placebo"], Types = ["ArmContrast", "Arm"] },
        new("spectrum", "One spectrum is complex samples in time with bandwidth, spectrometer frequency and ppm reference. The ppm axis is drawn from right to left, the real part up.",
            "spectra[0]\nspectra[0].Plot()")
            { Words = ["spectra", "mrs", "nifti-mrs", "fid", "spectroscopy"], Types = ["Spectrum", "MrsAcquisition"] },
        new("basis set", "What one unit of each metabolite looks like in a sequence at a field strength: LCModel's .basis files, or simulated ones.",
            OpenBasis + "basis.Names")
            { Words = ["basis", "lcmodel", "metabolites"], Types = ["BasisSet", "BasisSpectrum"] },
        .. SpectrumFitTopics.All,
        new("scale", "A concentration carries its scale: institutional units of one fit, relative to total creatine, or referenced to water.", FitOne + "fit[\"Glu\"].Concentration")
            { Words = ["concentration scale", "units", "creatine", "water reference", "millimolar"], Types = ["Concentration", "ConcentrationScale"] },
        new("ppm", "Frequency in parts per million of the spectrometer frequency, from a reference at 0; water is taken at 4.65 ppm.", "PpmRange range = (0.2, 4.2);\nrange.Contains(3.03)")
            { Words = ["chemical shift", "axis", "range"], Types = ["PpmRange", "MrsAcquisition"] },
        new("receptors", "Published PET maps of ketamine's targets: which there are, from how many people, under which licence. The maps themselves are yours to fetch.", "receptors\nreceptors[\"mGluR5\"]")
            { Words = ["receptor", "pet", "mglur5", "nmda"], Types = ["ReceptorCatalogue", "ReceptorMapSource"] },
        .. PreprocessingTopics.All,
        new("plot", "Plot() draws; what a call shows when it is the last line is also what Display(x) shows now and Show(figure) shows in the browser.",
            "Display(spectra[0].Plot())")
            { Words = ["figure", "draw", "show", "display", "browser"], Types = ["Figure"] },
        new("interrupt", "Ctrl+C stops the running submission; variables stay as they were.", "Progress(Enumerable.Range(0, 3), \"counting\").Sum()")
            { Words = ["ctrl+c", "stop", "cancel", "progress"] },
        new("scripts", "neurorepl run script.csx runs a file with the same names at hand; a line without semicolon shows its value. Args holds the arguments.", "Args.Count")
            { Words = ["script", "csx", "file", "arguments", "command line"] },
        new("MathNet", "Math.NET Numerics is at hand: lists of numbers become its vectors with ToMathNet(), and ToArray() leads back.",
            "var ages = study.Participants.Numbers(\"age\").ToMathNet();\nages.L2Norm()")
            { Words = ["linear algebra", "matrix", "vector", "math.net"] },
        .. DynamicTopics.All,
        .. ModelTopics.All,
        .. TestTopics.All,
        .. BayesTopics.All,
        .. FirstLevelTopics.All,
        .. ClinicalTopics.All,
        .. ChartTopics.All,
        .. CommandTopics.All,
        .. GroupMapTopics.All,
        .. SpatialTopics.All,
        .. VoxelwiseTopics.All,
        .. ImagingFileTopics.All,
        .. BrainPictureTopics.All,
    ];

    /// <summary>The topics whose example shows a type at work, at most one.</summary>
    public static IEnumerable<Topic> About(Type type) => All.Where(t => t.Types.Contains(type.Name)).Take(1);
}
