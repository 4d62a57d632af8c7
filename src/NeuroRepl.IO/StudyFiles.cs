using System.Runtime.CompilerServices;
using NeuroRepl.Domain.Studies;
using NeuroRepl.IO.Studies;

namespace NeuroRepl.IO;

/// <summary>Opens studies.</summary>
public static class StudyFiles
{
    private static readonly ConditionalWeakTable<Study, StudySpectra> Spectra = [];

    extension(Study study)
    {
        /// <summary>Opens a BIDS-like folder: participants.tsv, phenotype/*.tsv, sub-…/[ses-…/]{mrs,func,anat}. Images are opened when they are asked for.</summary>
        /// <param name="folder">The study's folder; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <exception cref="FileProblem">The folder or its participants.tsv is missing, or a table is broken.</exception>
        public static Study Open(string folder) => Bids.Open(folder);

        /// <summary>All single-voxel spectra of the study, in the order of its sessions, each opened when it is first asked for; with its water reference.</summary>
        public StudySpectra Spectra => StudyFiles.Spectra.GetValue(study, static owner => new StudySpectra(owner));
    }
}
