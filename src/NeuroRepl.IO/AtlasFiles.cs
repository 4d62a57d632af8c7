using NeuroRepl.Domain.Atlases;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Atlases;

namespace NeuroRepl.IO;

/// <summary>Finds and opens atlases.</summary>
public static class AtlasFiles
{
    extension(Atlas atlas)
    {
        /// <summary>The atlases on this machine, with their makers and licences: in the folders that NEUROREPL_ATLASES names, and those of MRIcron, FSL, FreeSurfer and nilearn. None comes with NeuroRepl.</summary>
        public static IReadOnlyList<AtlasSource> Find() => AtlasFinder.All();

        /// <summary>Opens an atlas: by the name that <c>Atlas.Find()</c> lists ("AAL"), a volume of region numbers (.nii, .nii.gz) with its names beside it, or FSL's description (.xml).</summary>
        /// <param name="nameOrPath">The name, or a file.</param>
        /// <param name="names">A file with a number and a name a line; looked for beside the volume if left out.</param>
        /// <exception cref="FileProblem">There is no such file and no such atlas here; the message lists what there is.</exception>
        public static Atlas Open(string nameOrPath, string? names = null)
        {
            if (FileKind.Is(nameOrPath, ".nii", ".nii.gz", ".xml"))
            {
                var path = DataPath.Resolve(nameOrPath);
                return new AtlasSource(Path.GetFileName(path).Split('.')[0], path, "your own", "yours to know") { NamesPath = names is null ? AtlasFinder.NamesBeside(path) : DataPath.Resolve(names) }.Open();
            }

            var found = AtlasFinder.All();
            var wanted = found.FirstOrDefault(source => string.Equals(source.Name, nameOrPath, StringComparison.OrdinalIgnoreCase))
                ?? (found.Where(source => source.Name.Contains(nameOrPath, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null);
            return wanted?.Open() ?? throw new FileProblem(
                nameOrPath,
                found.Count == 0 ? "no atlas is found on this machine, and there is no such file." : "no atlas of that name is found on this machine, and there is no such file.",
                found.Count == 0
                    ? $"Put atlases into a folder and name it in {AtlasFinder.Variable}, or give a file: Atlas.Open(\"aal.nii.gz\")."
                    : $"Found are: {string.Join(", ", found.Select(source => source.Name))}.");
        }
    }

    extension(BrainMap map)
    {
        /// <summary>An anatomical template of MNI space that is found on this machine, to draw maps over: <c>test.T.Plot(anatomy: BrainMap.Template())</c>. Looks in NEUROREPL_ATLASES, FSL and MRIcron.</summary>
        /// <exception cref="FileProblem">None is found.</exception>
        public static BrainMap Template()
        {
            string[] names = ["MNI152_T1_1mm_brain.nii.gz", "MNI152_T1_2mm_brain.nii.gz", "tpl-MNI152NLin2009cAsym_res-01_desc-brain_T1w.nii.gz", "ch2bet.nii.gz"];
            var folders = (Environment.GetEnvironmentVariable(AtlasFinder.Variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Append(Path.Combine(Environment.GetEnvironmentVariable("FSLDIR") ?? "/usr/local/fsl", "data", "standard")).Append("/usr/share/mricron/templates");
            var found = folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
            return found is null
                ? throw new FileProblem("a template of MNI space", "none is found on this machine.", "Give a volume of your own: anatomy: BrainMap.Open(\"T1w.nii.gz\"). Debian's mricron-data brings one.")
                : BrainMap.Open(found);
        }
    }
}
