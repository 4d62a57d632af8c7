using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Studies;

namespace NeuroRepl.Simulation;

/// <summary>The simulated datasets that come with NeuroRepl, and how to make them anew.</summary>
/// <remarks>
/// Making one twice gives the same bytes, on any number of threads. Another platform's mathematical functions or compressor may differ in a last
/// digit;
/// the committed ones are made on Linux on x64.
/// </remarks>
public static class Datasets
{
    /// <summary>Those that can be made.</summary>
    public static IReadOnlyList<DatasetRecipe> All { get; } =
    [
        new(
            "boucherie2025",
            "7 T sLASER spectra of a placebo-controlled S-ketamine study with three arms, simulated after Boucherie et al.",
            BoucherieStudy.Write),
        new(
            "marx2025",
            "7 T STEAM spectra, LCModel tables and plasma BDNF of a placebo-controlled S-ketamine study, simulated after Marx et al.",
            MarxStudy.Write,
            [DatasetMode.Exact, DatasetMode.Stochastic]),
        new("examples", "one simulated 7 T sLASER spectrum and the basis set that fits it", Examples.Write),
        new("receptors", "SIMULATED stand-ins for PET maps of ketamine's targets, on 200 parcels", ReceptorMaps.Write),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(recipe => recipe.Name)];

    /// <summary>One of them by its name.</summary>
    /// <exception cref="ArgumentMistake">There is none of that name; the message lists what there is.</exception>
    public static DatasetRecipe Find(string name) => All.FirstOrDefault(recipe => recipe.Name == name) ?? throw new ArgumentMistake(
        $"There is no dataset {name}.", $"There are: {string.Join(", ", Names)}.");

    /// <summary>Makes a dataset: <c>Datasets.Make("boucherie2025", "datasets")</c> gives the folder datasets/boucherie2025.</summary>
    /// <remarks>It is written beside its place and renamed when it is whole: an interrupted call leaves nothing half done.</remarks>
    /// <param name="name">Which one, of <see cref="Names"/>.</param>
    /// <param name="into">The folder in which the dataset's own folder is made; it is made too where it is missing.</param>
    /// <param name="scale">How large.</param>
    /// <param name="overwrite">Whether a folder of that name is replaced; if not, it is an error.</param>
    /// <param name="mode">Whether its estimates are the published ones, or those of a sample drawn from a population with the published values.</param>
    /// <param name="seed">Which sample, in stochastic mode.</param>
    /// <returns>The dataset's folder, as an absolute path.</returns>
    /// <exception cref="ArgumentMistake">There is no such dataset, it has no such mode, or the folder is there already.</exception>
    public static string Make(
        string name, string into = ".", DatasetScale scale = DatasetScale.Tiny, bool overwrite = false, DatasetMode mode = DatasetMode.Exact, ulong? seed = null)
    {
        var (recipe, request) = (Find(name), new DatasetRequest(scale, mode, seed));
        recipe.Check(request);
        var target = Path.GetFullPath(Path.Combine(into, recipe.Name));
        if (!overwrite && Path.Exists(target))
        {
            throw new ArgumentMistake($"{target} is there already.", "Give another folder, remove it, or say overwrite: true.");
        }

        var beside = Path.Combine(Path.GetFullPath(into), $".{recipe.Name}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(beside);
        try
        {
            recipe.Write(new DatasetFolder(beside), request);
            if (Directory.Exists(target)) { Directory.Delete(target, recursive: true); }

            Directory.Move(beside, target);
        }
        finally
        {
            if (Directory.Exists(beside)) { Directory.Delete(beside, recursive: true); }
        }

        return target;
    }

    /// <summary>Compares a folder with what its recipe makes, file by file and byte by byte; the recipe is told by the folder's name.</summary>
    /// <param name="folder">A dataset's folder.</param>
    /// <param name="scale">How large it was made.</param>
    /// <returns>Where it differs; nothing if it is as made.</returns>
    /// <exception cref="ArgumentMistake">The folder is not there, or no dataset has its name.</exception>
    public static IReadOnlyList<DatasetDifference> Check(string folder, DatasetScale scale = DatasetScale.Tiny)
    {
        var there = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(there)) { throw new ArgumentMistake($"There is no folder {there}.", "Give the folder of a dataset, or make one first."); }

        var scratch = Path.Combine(Path.GetTempPath(), $"neurorepl-{Guid.NewGuid():N}");
        try
        {
            return Differences(there, Make(Path.GetFileName(there), scratch, scale));
        }
        finally
        {
            if (Directory.Exists(scratch)) { Directory.Delete(scratch, recursive: true); }
        }
    }

    private static List<DatasetDifference> Differences(string there, string made)
    {
        var (found, expected) = (Files(there), Files(made));
        return
        [
            .. from file in found.Union(expected).Order(StringComparer.Ordinal)
               let what = !found.Contains(file) ? "missing"
                   : !expected.Contains(file) ? "not of this dataset"
                   : AreEqual(Path.Combine(there, file), Path.Combine(made, file)) ? null
                   : "has other content"
               where what is not null
               select new DatasetDifference(file, what),
        ];
    }

    private static bool AreEqual(string one, string other) => File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));

    private static HashSet<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))];
}
