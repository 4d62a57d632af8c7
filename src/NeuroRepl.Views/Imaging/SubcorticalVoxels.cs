using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Views.Imaging;

/// <summary>What of grayordinates lies in voxels, as one map.</summary>
internal static class SubcorticalVoxels
{
    /// <summary>The structures of voxels together; null where there are none.</summary>
    public static BrainMap? Of(BrainMap map, Grayordinates grayordinates, float[] shown)
    {
        var parts = grayordinates.Structures.Index().Where(s => s.Item.Space is VoxelSpace).Select(s => (Space: (VoxelSpace)s.Item.Space, Start: grayordinates.StartOf(s.Index))).ToList();
        if (parts.Count == 0) { return null; }

        var values = new SortedDictionary<int, float>();
        foreach (var (space, start) in parts.Where(part => part.Space.Grid.IsSameAs(parts[0].Space.Grid)))
        {
            for (var n = 0; n < space.Count; n++) { values[space.Voxels.Span[n]] = shown[start + n]; }
        }

        return new(new VoxelSpace(parts[0].Space.Grid, [.. values.Keys]), [.. values.Values]) { Name = map.Name, Unit = map.Unit };
    }
}
