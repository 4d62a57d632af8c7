using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Receptors;
using NeuroRepl.IO.Receptors;

namespace NeuroRepl.IO;

/// <summary>Opens and saves receptor atlases.</summary>
public static class ReceptorAtlasFiles
{
    extension(ReceptorAtlas atlas)
    {
        /// <summary>Opens a folder of receptor maps: a table of parcels (receptors.tsv with receptors.json), or the volumes of neuromaps as they are named there, checked against their published sums.</summary>
        /// <remarks>Volumes of different grids are brought onto the coarsest of them, between voxels linearly. <c>ReceptorAtlas.Open("datasets/receptors")</c> has SIMULATED stand-ins.</remarks>
        /// <param name="path">The folder, or a table; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <param name="at">Parcels with positions at which volumes are averaged (10 mm around each centre), so that they can be tested by spins; without it the volumes stay.</param>
        /// <exception cref="FileProblem">There is neither a table nor a volume that is known.</exception>
        public static ReceptorAtlas Open(string path, ParcelSpace? at = null)
        {
            var whole = DataPath.Resolve(path);
            var table = Directory.Exists(whole) ? Path.Combine(whole, ReceptorTable.FileName) : whole;
            if (FileKind.Is(table, ".tsv") && File.Exists(table)) { return ReceptorTable.Read(table); }

            return ReceptorVolumes.Read(whole, at);
        }

        /// <summary>Saves maps of parcels as a folder with a table, receptors.tsv, and what is known of them, receptors.json.</summary>
        /// <exception cref="FileProblem">The maps are not on parcels, or the place cannot be written.</exception>
        public void Save(string folder) => ReceptorTable.Write(atlas, DataPath.Absolute(folder));
    }
}
