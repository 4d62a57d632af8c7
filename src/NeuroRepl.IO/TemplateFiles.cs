using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Atlases;

namespace NeuroRepl.IO;

/// <summary>Finds anatomical templates.</summary>
public static class TemplateFiles
{
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
