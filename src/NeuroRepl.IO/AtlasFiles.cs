using NeuroRepl.Domain.Atlases;
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
}
