using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Surfaces;

namespace NeuroRepl.IO;

/// <summary>Opens and saves surfaces.</summary>
public static class SurfaceMeshFiles
{
    extension(SurfaceMesh mesh)
    {
        /// <summary>Opens a surface: GIFTI (.surf.gii) or FreeSurfer's triangles (lh.pial, rh.sphere …). Coordinates stay as they are in the file.</summary>
        /// <param name="path">The file; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <param name="structure">"left", "right" or CIFTI's name; without it as the file or its name says.</param>
        /// <exception cref="FileProblem">The file is missing, damaged, holds no surface, or nothing says of which hemisphere it is.</exception>
        public static SurfaceMesh Open(string path, string? structure = null)
        {
            var whole = DataPath.Resolve(path);
            return Directory.Exists(whole) ? throw FileKind.Wrong(whole, "a surface", ".surf.gii, or FreeSurfer's lh.pial, lh.sphere …")
                : GiftiMaps.Is(whole) ? OfGifti(whole, structure) : FreeSurferFiles.ReadSurface(whole, structure);
        }

        /// <summary>Saves a surface: .surf.gii, or FreeSurfer's triangles under one of its names (lh.pial, lh.white, lh.sphere …).</summary>
        /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
        public void Save(string path)
        {
            if (FreeSurferFiles.IsSurface(path))
            {
                FreeSurferFiles.Write(mesh, path);
                return;
            }

            if (!FileKind.Is(path, ".surf.gii")) { throw FileKind.Wrong(path, "the name of a surface", ".surf.gii, or FreeSurfer's lh.pial, lh.white, lh.sphere …"); }

            var metadata = Hemisphere.Metadata(mesh.Structure);
            GiftiCoordinates place = new("NIFTI_XFORM_UNKNOWN", "NIFTI_XFORM_UNKNOWN", [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
            new GiftiImage(
            [
                new GiftiArray("POINTSET", [mesh.VertexCount, 3], mesh.Coordinates.ToArray()) { Metadata = metadata, Coordinates = [place] },
                new GiftiArray("TRIANGLE", [mesh.TriangleCount, 3], mesh.Triangles.ToArray()),
            ]) { Metadata = metadata }.Save(path);
        }
    }

    private static SurfaceMesh OfGifti(string path, string? structure)
    {
        var image = Gifti.Open(path);
        var points = Only(path, image, "POINTSET");
        var triangles = Only(path, image, "TRIANGLE");
        var corners = triangles.Raw as int[] ?? WholeNumbers.Of(triangles.Values, at => $"triangle {at / 3}", path);
        return FreeSurferFiles.Mesh(path, points.Values, corners, Hemisphere.Of(path, structure, points.Metadata, image.Metadata));
    }

    private static GiftiArray Only(string path, GiftiImage image, string intent)
    {
        var found = image.Arrays.Where(array => array.Intent == intent).ToArray();
        return found is [var one] && one.Shape is [_, 3] ? one
            : throw new FileProblem(path, found.Length == 1 ? $"its {intent} is {string.Join(" × ", found[0].Shape)}; n × 3 is expected." : $"it has {found.Length} arrays of {intent}; a surface has one. It holds {string.Join(", ", image.Arrays.Select(array => array.Intent))}.", "BrainMap.Open opens values of vertices, Parcellation.Open labels.");
    }
}
