using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>The structures that CIFTI has names for, and how a space falls into them.</summary>
internal static class CiftiStructures
{
    private static readonly string[] Sided = ["ACCUMBENS", "AMYGDALA", "CAUDATE", "CEREBELLAR_WHITE_MATTER", "CEREBELLUM", "CEREBRAL_WHITE_MATTER", "CORTEX", "DIENCEPHALON_VENTRAL", "HIPPOCAMPUS", "PALLIDUM", "PUTAMEN", "THALAMUS"];
    private static readonly string[] Middle = ["ALL_WHITE_MATTER", "ALL_GREY_MATTER", "BRAIN_STEM", "CEREBELLUM", "CORTEX", "OTHER", "OTHER_GREY_MATTER", "OTHER_WHITE_MATTER"];
    private static readonly HashSet<string> Known = [.. Sided.SelectMany(name => new[] { $"{name}_LEFT", $"{name}_RIGHT" }), .. Middle];

    public static void MustBeKnown(string name, string path)
    {
        if (!Known.Contains(name)) { throw new FileProblem(path, $"CIFTI has no structure called {name}.", $"It knows CORTEX_LEFT, CORTEX_RIGHT, {string.Join(", ", Known.Order().Take(4))} … and OTHER."); }
    }

    /// <summary>The structures of a space with their first places; voxels alone are OTHER.</summary>
    public static IEnumerable<(string Name, BrainSpace Space, int Start)> Of(BrainSpace space) => space switch
    {
        Grayordinates grayordinates => grayordinates.Structures.Select((structure, n) => (structure.Name, structure.Space, grayordinates.StartOf(n))),
        SurfaceSpace surface => [(surface.Mesh.Structure, surface, 0)],
        VertexSpace vertices => [(vertices.Structure, vertices, 0)],
        _ => [("OTHER", space, 0)],
    };

    /// <summary>How many vertices the whole surface has, and which are places.</summary>
    public static (int Count, int[] Vertices) Vertices(BrainSpace space) => space is SurfaceSpace surface ? (surface.Mesh.VertexCount, surface.Vertices.ToArray()) : (((VertexSpace)space).VertexCount, ((VertexSpace)space).Vertices.ToArray());
}
