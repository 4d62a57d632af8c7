using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Brings maps and series onto other places of the same grid and surfaces, without interpolation.</summary>
public static class Placing
{
    /// <summary>The map on other places of the same grid and surfaces (another mask, with or without medial wall); places that it does not have get no value (NaN).</summary>
    /// <exception cref="SpaceMismatch">The grids or the numbers of vertices differ: <c>map.ResampleTo(space)</c> interpolates.</exception>
    public static BrainMap On(this BrainMap map, BrainSpace space)
    {
        if (ReferenceEquals(map.Space, space)) { return map; }

        var match = PlaceMatch.Of(map.Space, space, $"The map {map.Name}");
        return new(space, Array.ConvertAll(match, place => place >= 0 ? map[place] : float.NaN)) { Name = map.Name, Unit = map.Unit, Notes = map.Notes };
    }

    /// <summary>The series on other places of the same grid and surfaces; places that it does not have get no value (NaN).</summary>
    /// <exception cref="SpaceMismatch">The grids or the numbers of vertices differ: <c>series.ResampleTo(space)</c> interpolates.</exception>
    public static BrainSeries On(this BrainSeries series, BrainSpace space)
    {
        if (ReferenceEquals(series.Space, space)) { return series; }

        return series.Gathered(space, PlaceMatch.Of(series.Space, space, $"The series {series.Name}"));
    }

    /// <summary>The map at the places where a mask is neither 0 nor missing.</summary>
    /// <exception cref="SpaceMismatch">The mask lies on another grid or surface.</exception>
    /// <exception cref="ArgumentMistake">The mask is empty.</exception>
    public static BrainMap Within(this BrainMap map, BrainMap mask)
    {
        var places = Inside(map.Space, mask);
        return new(map.Space.At(places), Array.ConvertAll(places, place => map[place])) { Name = map.Name, Unit = map.Unit, Notes = map.Notes };
    }

    /// <summary>The series at the places where a mask is neither 0 nor missing.</summary>
    /// <exception cref="SpaceMismatch">The mask lies on another grid or surface.</exception>
    /// <exception cref="ArgumentMistake">The mask is empty.</exception>
    public static BrainSeries Within(this BrainSeries series, BrainMap mask)
    {
        var places = Inside(series.Space, mask);
        return series.Gathered(series.Space.At(places), places);
    }

    /// <summary>The map with surfaces put in, so that vertices have positions, areas and neighbours.</summary>
    /// <param name="map">A map of vertices or grayordinates.</param>
    /// <param name="surfaces">A surface a structure: left and right midthickness, for instance.</param>
    /// <exception cref="ArgumentMistake">A surface has another number of vertices, or is of a structure that the map does not have.</exception>
    public static BrainMap WithSurfaces(this BrainMap map, params SurfaceMesh[] surfaces) => new(Surfaced(map.Space, surfaces), map.Values.ToArray()) { Name = map.Name, Unit = map.Unit, Notes = map.Notes };

    /// <summary>The series with surfaces put in, so that vertices have positions, areas and neighbours.</summary>
    /// <exception cref="ArgumentMistake">A surface has another number of vertices, or is of a structure that the series does not have.</exception>
    public static BrainSeries WithSurfaces(this BrainSeries series, params SurfaceMesh[] surfaces) => series.Over(Surfaced(series.Space, surfaces));

    /// <summary>The labels with surfaces put in, so that parcels have centres and neighbours.</summary>
    /// <exception cref="ArgumentMistake">A surface has another number of vertices, or is of a structure that the labels do not have.</exception>
    public static Parcellation WithSurfaces(this Parcellation labels, params SurfaceMesh[] surfaces) => new(Surfaced(labels.Space, surfaces), labels.Keys.ToArray(), labels.Labels) { Name = labels.Name };

    private static int[] Inside(BrainSpace space, BrainMap mask)
    {
        var match = PlaceMatch.Of(mask.Space, space, $"The mask {mask.Name}");
        int[] places = [.. Enumerable.Range(0, match.Length).Where(place => match[place] >= 0 && mask[match[place]] is not 0 and var value && !float.IsNaN(value))];
        return places.Length > 0 ? places : throw new ArgumentMistake($"The mask {mask.Name} has no place among the {space}.", "Look at the map that it was made from, and at its threshold.");
    }

    private static BrainSpace Surfaced(BrainSpace space, SurfaceMesh[] surfaces)
    {
        Guard.NotEmpty(surfaces);
        var structures = PlaceMatch.Parts(space).Select(part => part.Space).OfType<IVertices>().Select(part => part.Structure).ToArray();
        foreach (var surface in surfaces)
        {
            if (!structures.Contains(surface.Structure)) { throw new ArgumentMistake($"The surface is of {surface.Structure}; the places are of {(structures.Length > 0 ? string.Join(", ", structures) : "no surface")}.", "Give the surface of the same structure: SurfaceMesh.Open(path, structure: \"CORTEX_LEFT\")."); }
        }

        return space is Grayordinates grayordinates
            ? new Grayordinates([.. grayordinates.Structures.Select(structure => structure with { Space = Put(structure.Space, surfaces) })])
            : Put(space, surfaces);
    }

    private static BrainSpace Put(BrainSpace space, SurfaceMesh[] surfaces)
    {
        if (space is not IVertices vertices || Array.Find(surfaces, surface => surface.Structure == vertices.Structure) is not { } mesh) { return space; }

        return mesh.VertexCount == vertices.VertexCount
            ? new SurfaceSpace(mesh, vertices.Vertices.ToArray())
            : throw new ArgumentMistake($"The surface of {mesh.Structure} has {mesh.VertexCount} vertices; the data are on one of {vertices.VertexCount}.", "Take the surface of the same mesh: 32k files go with 32k surfaces (fs_LR), 163,842 with fsaverage.");
    }
}
