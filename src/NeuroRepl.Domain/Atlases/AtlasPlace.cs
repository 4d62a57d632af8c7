using System.Globalization;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Domain.Atlases;

/// <summary>What an atlas says about one place.</summary>
/// <param name="Position">The place.</param>
/// <param name="Shares">The regions there, the most probable first; none outside all regions.</param>
/// <param name="Nearest">The region nearest to a place outside all regions; nothing where there is one, or none within 20 mm.</param>
/// <param name="DistanceMm">How far the nearest region is; 0 inside one.</param>
public sealed record AtlasPlace(Millimetres Position, IReadOnlyList<AtlasShare> Shares, AtlasLabel? Nearest, double DistanceMm)
{
    /// <summary>The most probable region; nothing outside all.</summary>
    public AtlasLabel? Label => Shares.Count > 0 ? Shares[0].Label : null;

    /// <summary>The region's name; with several, each with its probability; outside all, the nearest one and its distance.</summary>
    public override string ToString() => (Shares, Nearest) switch
    {
        ([{ Share: >= 1 } only], _) => only.Label.Name,
        ([_, ..], _) => string.Join(", ", Shares.Select(share => string.Create(CultureInfo.InvariantCulture, $"{100 * share.Share:0} % {share.Label}"))),
        (_, { } near) => string.Create(CultureInfo.InvariantCulture, $"no region (nearest: {near}, {DistanceMm:0.#} mm)"),
        _ => "no region",
    };
}
