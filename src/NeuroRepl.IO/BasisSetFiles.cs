using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO.Spectroscopy;

namespace NeuroRepl.IO;

/// <summary>Opens and saves basis sets.</summary>
public static class BasisSetFiles
{
    extension(BasisSet basis)
    {
        /// <summary>Opens a basis set: an LCModel .basis (also .basis.gz), or a folder of FSL-MRS JSON files. The ppm of its zero frequency is found from its singlets.</summary>
        /// <param name="path">The file or folder; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <param name="conjugate">Turns the FIDs round, for a basis written in the other sense.</param>
        /// <exception cref="FileProblem">It is missing, of another kind, damaged, encrypted, or its singlets show that it is conjugated.</exception>
        public static BasisSet Open(string path, bool conjugate = false)
        {
            var whole = DataPath.Resolve(path);
            if (Directory.Exists(whole)) { return FslBasis.Read(whole, conjugate); }

            if (FileKind.Is(whole, ".json")) { throw new FileProblem(whole, "an FSL-MRS basis is a folder of such files.", $"BasisSet.Open(\"{System.IO.Path.GetDirectoryName(path)}\") opens the folder."); }

            return FileKind.Is(whole, ".basis", ".basis.gz") ? LcmodelBasis.Read(whole, conjugate) : throw FileKind.Wrong(whole, "a basis set", ".basis, .basis.gz, or a folder of FSL-MRS .json files");
        }

        /// <summary>Saves the basis as an LCModel .basis (or .basis.gz), moved to LCModel's 4.65 ppm where its reference is another. The same basis gives the same bytes.</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path)
        {
            if (!FileKind.Is(path, ".basis", ".basis.gz")) { throw FileKind.Wrong(path, "the name of a basis file", ".basis, .basis.gz"); }

            LcmodelBasis.Write(basis, path);
        }
    }
}
