using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.ImagingFiles;

/// <summary>A surface: whose it is, how fine, and how far it reaches.</summary>
internal sealed class SurfaceMeshView : IView<SurfaceMesh>
{
    public Card Describe(SurfaceMesh mesh) => new($"Surface · {mesh.Structure}")
    {
        Facts = [("vertices", $"{mesh.VertexCount}"), ("triangles", $"{mesh.TriangleCount}"), ("reaches", $"x {Range(mesh, 0)}, y {Range(mesh, 1)}, z {Range(mesh, 2)} mm")],
    };

    private static string Range(SurfaceMesh mesh, int axis)
    {
        var along = Enumerable.Range(0, mesh.VertexCount).Select(vertex => (double)mesh.Coordinates.Span[(3 * vertex) + axis]).ToArray();
        return $"{NumberText.Short(along.Min(), digits: 3)} to {NumberText.Short(along.Max(), digits: 3)}";
    }
}
