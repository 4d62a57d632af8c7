using NeuroRepl.Domain.Atlases;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Clusters;

/// <summary>What an atlas says at the places of another space: by number where both are the same, else by millimetres.</summary>
public sealed class AtlasLookup
{
    private readonly Atlas _atlas;
    private readonly BrainSpace _space;
    private readonly bool _isSame;

    /// <param name="atlas">The atlas.</param>
    /// <param name="space">The places that are asked for.</param>
    /// <exception cref="ArgumentMistake">The spaces differ, and one of them has no places in millimetres or the atlas is not one of voxels.</exception>
    public AtlasLookup(Atlas atlas, BrainSpace space)
    {
        (_atlas, _space, _isSame) = (atlas, space, atlas.Map.Space.IsSameAs(space));
        if (!_isSame && (atlas.Map.Space is not VoxelSpace || space.PositionOf(0) is null))
        {
            throw new ArgumentMistake($"{atlas.Name} lies on {atlas.Map.Space} and cannot be looked up on {space}.", "Take an atlas of voxels, or one on the same surface.");
        }
    }

    /// <summary>The regions at a place, the most probable first; none outside all.</summary>
    public IReadOnlyList<AtlasShare> SharesAt(int place) => Own(place) is { } own ? _atlas.SharesAt(own) : [];

    /// <summary>The number of the region at a place; 0 outside all.</summary>
    public int NumberAt(int place) => Own(place) is { } own && _atlas.Map[own] is var value && !float.IsNaN(value) ? (int)value : 0;

    /// <summary>The name of the region at a place, or the nearest one with its distance; nothing far from all.</summary>
    public string? NameAt(int place)
    {
        if (_isSame) { return SharesAt(place) is [var first, ..] ? first.Label.Name : null; }

        var at = _atlas.At(_space.PositionOf(place)!.Value);
        return at.Label?.Name ?? (at.Nearest is { } near ? FormattableString.Invariant($"{near} ({at.DistanceMm:0.#} mm away)") : null);
    }

    private int? Own(int place) => _isSame ? place : ((VoxelSpace)_atlas.Map.Space).PlaceAt(_space.PositionOf(place)!.Value);
}
