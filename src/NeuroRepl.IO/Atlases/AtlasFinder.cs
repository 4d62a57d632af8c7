namespace NeuroRepl.IO.Atlases;

/// <summary>Looks for atlases where programs and people keep them.</summary>
internal static class AtlasFinder
{
    /// <summary>Folders of one's own, separated as in PATH.</summary>
    public const string Variable = "NEUROREPL_ATLASES";

    private const int MostFiles = 4000;
    private const string Unknown = "see the folder it was found in";

    // What Debian's mricron-data brings; the licence is what the makers of each atlas say, not that of the program.
    private static readonly (string File, string Name, string Source, string Licence)[] Mricron =
    [
        ("aal.nii.gz", "AAL", "Tzourio-Mazoyer et al. 2002, with MRIcron", "free for research, cite the paper"),
        ("brodmann.nii.gz", "Brodmann", "Brodmann's areas, with MRIcron", "BSD-3-Clause (MRIcron)"),
        ("AICHAmc.nii.gz", "AICHA", "Joliot et al. 2015, with MRIcron", "free for research, cite the paper"),
        ("JHU-WhiteMatter-labels-1mm.nii.gz", "JHU white matter", "Mori et al. 2005 and 2008, with MRIcron", "free for research, cite the papers"),
        ("HarvardOxford-cort-maxprob-thr0-1mm.nii.gz", "Harvard-Oxford cortex", "Desikan et al. 2006 and others, with MRIcron", "FSL: non-commercial"),
    ];

    public static IReadOnlyList<AtlasSource> All()
    {
        var found = new List<AtlasSource>();
        foreach (var folder in (Environment.GetEnvironmentVariable(Variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)) { found.AddRange(Own(folder)); }

        foreach (var folder in Existing("/usr/share/mricron/templates", "/usr/local/share/mricron/templates", "/opt/mricron/templates", Home("mricron", "templates")))
        {
            found.AddRange(Mricron.Where(atlas => File.Exists(Path.Combine(folder, atlas.File))).Select(atlas => new AtlasSource(atlas.Name, Path.Combine(folder, atlas.File), atlas.Source, atlas.Licence) { NamesPath = NamesBeside(Path.Combine(folder, atlas.File)) }));
        }

        foreach (var folder in Existing(Under("FSLDIR", "data", "atlases"), "/usr/share/fsl/data/atlases", "/usr/share/data/fsl-atlases", "/usr/local/fsl/data/atlases", Home("fsl", "data", "atlases")))
        {
            found.AddRange(Files(folder, ".xml", deep: false).Select(file => FslAtlas.Described(file)).OfType<AtlasSource>());
        }

        foreach (var folder in Existing(Home("nilearn_data"), Under("NILEARN_DATA"), Under("FREESURFER_HOME", "subjects", "fsaverage", "mri"), Home("neuromaps-data", "atlases"))) { found.AddRange(Own(folder)); }

        return [.. found.DistinctBy(atlas => atlas.Path).GroupBy(atlas => atlas.Name, StringComparer.OrdinalIgnoreCase).SelectMany(same => same.Select((atlas, n) => n == 0 ? atlas : atlas with { Name = $"{atlas.Name} ({n + 1})" }))];
    }

    /// <summary>The file with names beside a volume: of the same name, or the only table of labels in the folder.</summary>
    public static string? NamesBeside(string volume)
    {
        var (folder, file) = (Path.GetDirectoryName(volume)!, Path.GetFileName(volume));
        var stem = file[..^(file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? 7 : 4)];
        string[] endings = [".txt", ".tsv", ".csv", ".nii.txt", ".nii.lut.txt", "_LUT.txt", "_labels.txt"];
        var beside = endings.Select(ending => Path.Combine(folder, stem + ending)).FirstOrDefault(File.Exists);
        if (beside is not null) { return beside; }

        // Schaefer's and Yeo's tables leave out the space and resolution that the volumes' names have.
        return Files(folder, ".txt", deep: false).Where(other => Path.GetFileNameWithoutExtension(other) is var name && (name.Contains("LUT", StringComparison.OrdinalIgnoreCase) || name.Contains("_order", StringComparison.Ordinal)))
            .Where(other => stem.StartsWith(Path.GetFileNameWithoutExtension(other).Replace("_ColorLUT", "", StringComparison.Ordinal), StringComparison.Ordinal)).OrderByDescending(other => other.Length).FirstOrDefault();
    }

    private static IEnumerable<AtlasSource> Own(string folder)
    {
        foreach (var file in Files(folder, ".nii.gz", deep: true).Concat(Files(folder, ".nii", deep: true)))
        {
            var (name, source, licence) = KnownAs(Path.GetFileName(file));
            if (NamesBeside(file) is { } names || source != Unknown)
            {
                yield return new(name, file, source == Unknown ? $"your own, in {folder}" : source, licence) { NamesPath = NamesBeside(file) };
            }
        }
    }

    private static (string Name, string Source, string Licence) KnownAs(string file)
    {
        var stem = file[..^(file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? 7 : 4)];
        return stem switch
        {
            _ when stem.StartsWith("Schaefer2018_", StringComparison.Ordinal) => (stem.Replace("_order_FSLMNI152", "", StringComparison.Ordinal), "Schaefer et al. 2018", "MIT (CBIG)"),
            _ when stem.StartsWith("Yeo2011_", StringComparison.Ordinal) => (stem.Replace("_MNI152_FreeSurferConformed1mm", "", StringComparison.Ordinal), "Yeo et al. 2011", "free for research, cite the paper"),
            _ when Mricron.FirstOrDefault(atlas => atlas.File == file) is { Name: not null } known => (known.Name, known.Source.Replace(", with MRIcron", "", StringComparison.Ordinal), known.Licence),
            _ => (stem, Unknown, Unknown),
        };
    }

    private static string[] Files(string folder, string ending, bool deep)
    {
        try { return [.. Directory.EnumerateFiles(folder, "*" + ending, new EnumerationOptions { RecurseSubdirectories = deep, MaxRecursionDepth = 4, IgnoreInaccessible = true }).Take(MostFiles).Order(StringComparer.Ordinal)]; }
        catch (IOException) { return []; }
    }

    private static IEnumerable<string> Existing(params string?[] folders) => folders.OfType<string>().Where(Directory.Exists).Select(Path.GetFullPath).Distinct();

    private static string? Under(string variable, params string[] parts) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } root ? Path.Combine([root, .. parts]) : null;

    private static string Home(params string[] parts) => Path.Combine([Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), .. parts]);
}
