using System.Collections;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Receptors;

/// <summary>Which receptor maps there are in the world for ketamine's targets. Licensed maps are never shipped: a user points to them.</summary>
public sealed class ReceptorCatalogue : IReadOnlyList<ReceptorMapSource>
{
    private const string NonCommercial = "CC BY-NC-SA 4.0";

    // Numbers of people: neuromaps' meta.json; files, addresses and sums: its osf.json (Markello et al. 2022, Nature Methods 19:1472).
    private static readonly ReceptorMapSource[] Known =
    [
        Neuromaps("mGluR5", "smart2019", 73, "abp688", "1mm", "ae03fe0f0071a2e6223218d0f9ba2775", "6196ca730b0c1e03d87fbaea"),
        Neuromaps("mGluR5", "dubois2015", 28, "abp688", "1mm", "23429b45d7926882537ac531e799b422", "6196cae31088a703dabcf13d"),
        Neuromaps("mGluR5", "rosaneto", 22, "abp688", "1mm", "c966cc351e36769f4ce945d07199ea08", "619519080b0c1e017b7fc438"),
        Neuromaps("MOR", "kantonen2020", 204, "carfentanil", "3mm", "3bceb339f11b6b259509fdbf76d97db5", "6196ca9a1088a703e9bce6b5"),
        Neuromaps("MOR", "turtonen2020", 39, "carfentanil", "1mm", "4041b17d30bad447baa6382d977fb7bd", "6196cadc1088a703e8bce0f4"),
        Neuromaps("KOR", "vijay2018", 28, "ly2795050", "2mm", "209455eb30f2328a96bf2719bd5e4654", "6566590ea7a4834be871422b"),
        Neuromaps("NMDA", "galovic2021", 29, "ge179", "1mm", "266466b0d9b4a9c96b2a4096707f2019", "669020298566c6024172096f"),
        Neuromaps("GABA-A", "norgaard2021", 16, "flumazenil", "1mm", "e4eab79ed371d7362741f66bb44388d8", "6385541b228a5a18da7bd628"),
        Neuromaps("GABA-A", "dukart2018", 6, "flumazenil", "3mm", "d0e8c7ad747afafa3c56329c503b6ebe", "6196ca8c0b0c1e03c67fcc32"),
        Neuromaps("GABA-A a5", "lukow2022", 10, "ro154513", "2mm", "851a8bb81f450e276ad1aec2557399a5", "66902824f36f7f028fbf4a88"),
    ];

    /// <summary>The source that a file's name tells, as neuromaps names its files; nothing for another name.</summary>
    /// <param name="fileName">"source-smart2019_desc-abp688_space-MNI152_res-1mm_feature.nii.gz", with or without folders.</param>
    public ReceptorMapSource? OfFile(string fileName) => Known.FirstOrDefault(source => string.Equals(source.FileName, Path.GetFileName(fileName), StringComparison.OrdinalIgnoreCase));

    /// <summary>How many maps are known.</summary>
    public int Count => Known.Length;

    /// <summary>A map by its place in the list.</summary>
    public ReceptorMapSource this[int index] => Known[index];

    /// <summary>The maps of one receptor, largest sample first.</summary>
    /// <exception cref="ArgumentMistake">None is known; the message lists the receptors.</exception>
    public IReadOnlyList<ReceptorMapSource> this[string receptor]
    {
        get
        {
            var found = Known.Where(m => string.Equals(m.Receptor, receptor, StringComparison.OrdinalIgnoreCase)).OrderByDescending(m => m.Subjects).ToArray();
            return found.Length > 0 ? found : throw new ArgumentMistake(
                $"No map of {receptor} is known here.", $"Known are: {string.Join(", ", Known.Select(m => m.Receptor).Distinct())}.");
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ReceptorMapSource> GetEnumerator() => Known.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ReceptorMapSource Neuromaps(string receptor, string source, int subjects, string tracer, string resolution, string md5, string file) => new(receptor, source, subjects, "neuromaps", NonCommercial)
    {
        Tracer = tracer, Md5 = md5,
        FileName = $"source-{source}_desc-{tracer}_space-MNI152_res-{resolution}_feature.nii.gz",
        Address = $"https://files.osf.io/v1/resources/4mw3a/providers/osfstorage/{file}",
    };
}
