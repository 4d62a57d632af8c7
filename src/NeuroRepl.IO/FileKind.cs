namespace NeuroRepl.IO;

/// <summary>What a file is by its name, and the verb that opens it.</summary>
internal sealed record FileKind(string What, string Verb)
{
    private static readonly (string Ending, FileKind Kind)[] Known =
    [
        (".nii.gz", new("a NIfTI file", "Spectrum.Open, SpectrumSeries.Open or Nifti.Open")),
        (".nii", new("a NIfTI file", "Spectrum.Open, SpectrumSeries.Open or Nifti.Open")),
        (".hdr", new("a NIfTI header", "Nifti.Open")),
        (".img", new("the data of a NIfTI pair", "Nifti.Open")),
        (".hdr.gz", new("a NIfTI header", "Nifti.Open")),
        (".img.gz", new("the data of a NIfTI pair", "Nifti.Open")),
        (".basis", new("an LCModel basis set", "BasisSet.Open")),
        (".basis.gz", new("an LCModel basis set", "BasisSet.Open")),
        (".raw", new("an LCModel FID", "Spectrum.Open")),
        (".h2o", new("an LCModel water FID", "Spectrum.Open")),
        (".sdat", new("a Philips FID", "Spectrum.Open")),
        (".spar", new("the header of a Philips FID", "Spectrum.Open")),
        (".rda", new("a Siemens FID", "Spectrum.Open")),
        (".control", new("LCModel's control file", "LcmodelControl.Open or Spectrum.Open")),
        (".txt", new("a jMRUI text file", "Spectrum.Open")),
        (".coord", new("LCModel's curves", "LcmodelCoord.Open")),
        (".table", new("LCModel's concentration table", "LcmodelTable.Open")),
        (".mat", new("FSL's design", "DesignMatrix.Open")),
        (".con", new("FSL's contrasts", "Contrast.Open")),
        (".fts", new("FSL's F tests", "DesignFiles.OpenFTests")),
        (".grp", new("FSL's groups", "DesignFiles.OpenGroups")),
        (".tsv", new("a table", "Table.Open")),
        (".csv", new("a table", "Table.Open")),
        (".json", new("a JSON file", "Table.Open, or BasisSet.Open for a folder of them")),
    ];

    /// <summary>Whether the name ends in one of these endings; capitals do not matter.</summary>
    public static bool Is(string path, params string[] endings) => endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The file's name without folder and without an ending known here.</summary>
    public static string Stem(string path)
    {
        var name = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path));
        var ending = Known.Select(k => k.Ending).Where(e => Is(name, e)).OrderByDescending(e => e.Length).FirstOrDefault();
        return ending is null ? System.IO.Path.GetFileNameWithoutExtension(name) : name[..^ending.Length];
    }

    /// <summary>The error for a file that another verb opens, or none.</summary>
    public static FileProblem Wrong(string path, string wanted, string endings)
    {
        if (Directory.Exists(path))
        {
            return new(path, $"this is a folder, and {wanted} is expected.", "Study.Open opens a study's folder, BasisSet.Open a folder of JSON basis files.");
        }

        var kind = Known.Where(k => Is(path, k.Ending)).OrderByDescending(k => k.Ending.Length).Select(k => k.Kind).FirstOrDefault();
        return kind is null
            ? new(path, $"the ending \"{System.IO.Path.GetExtension(path)}\" is not one of {wanted}.", $"Known here are {endings}.")
            : new(path, $"this is {kind.What}, and {wanted} is expected ({endings}).", $"{kind.Verb} opens it.");
    }
}
