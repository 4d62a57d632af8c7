using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Volumes;

namespace NeuroRepl.IO.Surfaces;

/// <summary>Values of vertices that FreeSurfer keeps in a volume of n × 1 × 1 (lh.thickness.fsaverage.mgh).</summary>
internal static class MghOverlay
{
    /// <summary>Its maps; null where the file is a volume of voxels.</summary>
    public static IReadOnlyList<BrainMap>? Maps(string path)
    {
        using var volumes = NiftiVolumes.Open(path);
        if (volumes.Grid.Ny != 1 || volumes.Grid.Nz != 1) { return null; }

        var (space, name) = (new VertexSpace(Hemisphere.Of(path, null), volumes.Grid.Nx), FileKind.Stem(path));
        List<BrainMap> maps = [];
        for (var n = 0; n < volumes.Count; n++)
        {
            var values = new float[space.Count];
            volumes.Next([], values);
            maps.Add(new(space, values) { Name = volumes.Count > 1 ? $"{name}[{n}]" : name });
        }

        volumes.ExpectEnd();
        return maps;
    }
}
