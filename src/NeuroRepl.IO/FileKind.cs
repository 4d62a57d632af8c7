namespace NeuroRepl.IO;

/// <summary>What a file is by its name, and the verb that opens it.</summary>
internal sealed record FileKind(string What, string Verb)
{
    private static readonly (string Ending, FileKind Kind)[] Known =
    [
        (".dscalar.nii", new("CIFTI maps", "BrainMap.Open or Cifti.Open")),
        (".pscalar.nii", new("CIFTI maps of parcels", "BrainMap.Open or Cifti.Open")),
        (".dtseries.nii", new("a CIFTI series", "BrainSeries.Open")),
        (".ptseries.nii", new("a CIFTI series of parcels", "BrainSeries.Open")),
        (".dlabel.nii", new("CIFTI labels", "Parcellation.Open")),
        (".plabel.nii", new("CIFTI labels of parcels", "Cifti.Open")),
        (".dconn.nii", new("a CIFTI matrix of grayordinates", "Cifti.Open")),
        (".pconn.nii", new("a CIFTI matrix of parcels", "Cifti.Open")),
        (".surf.gii", new("a GIFTI surface", "SurfaceMesh.Open")),
        (".func.gii", new("GIFTI data of a surface", "BrainMap.Open or BrainSeries.Open")),
        (".shape.gii", new("GIFTI data of a surface", "BrainMap.Open")),
        (".label.gii", new("GIFTI labels", "Parcellation.Open")),
        (".gii", new("a GIFTI file", "Gifti.Open, SurfaceMesh.Open, BrainMap.Open or Parcellation.Open")),
        (".mgz", new("a FreeSurfer volume", "BrainMap.Open or BrainSeries.Open")),
        (".mgh", new("a FreeSurfer volume", "BrainMap.Open or BrainSeries.Open")),
        (".annot", new("FreeSurfer labels", "Parcellation.Open")),
        (".label", new("a FreeSurfer label", "FreeSurfer.OpenLabel")),
        (".nii.gz", new("a NIfTI file", "BrainMap.Open, BrainSeries.Open, Spectrum.Open, SpectrumSeries.Open or Nifti.Open")),
        (".nii", new("a NIfTI file", "BrainMap.Open, BrainSeries.Open, Spectrum.Open, SpectrumSeries.Open or Nifti.Open")),
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
