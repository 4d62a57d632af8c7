using System.Numerics.Tensors;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>Estimates how smooth noise is.</summary>
public static class SmoothnessEstimation
{
    /// <summary>The smoothness of the noise in a set of maps, from what a design leaves: classic FWHM along each index, and the mixed autocorrelation model.</summary>
    /// <param name="copes">The maps; voxels without a value in some scan, and those that do not vary, are left out.</param>
    /// <param name="design">What is taken out of the maps first, a row a scan; their mean unless given.</param>
    /// <param name="radiusMm">Up to which distance the autocorrelation is fitted; three times the classic FWHM, at least 20 mm, unless given.</param>
    /// <exception cref="ArgumentMistake">The maps do not lie on voxels, or too few scans or voxels vary.</exception>
    /// <remarks>
    /// Every voxel's residuals are scaled to the same variance. With ρ the correlation of neighbours at distance d, FWHM = d·√(−2 ln 2/ln ρ)
    /// (Forman and others, Magn. Reson. Med. 33, 1995; Jenkinson's note TR00MJ3, in the form that stays right where noise is rough).
    /// </remarks>
    public static NoiseSmoothness Smoothness(this CopeSet copes, DesignMatrix? design = null, double? radiusMm = null)
    {
        if (copes.Space is not VoxelSpace space)
        {
            throw new ArgumentMistake($"Smoothness along a grid needs voxels; these maps lie on {copes.Space.Places}.", "Take the voxels of a structure; surfaces and parcels have no grid.");
        }

        design ??= DesignMatrix.Mean(copes.Count);
        Guard.SameLength(design.Rows, copes.Count, "the number of rows of the design", "that of the scans");
        if (copes.Count <= design.Columns) { throw new ArgumentMistake($"{copes.Count} scans leave no noise beside {design.Columns} effects.", $"Bring at least {design.Columns + 1} scans."); }

        if (radiusMm is { } given) { Guard.Positive(given, nameof(radiusMm)); }

        var residuals = new NoiseResiduals(copes, space, design);
        if (residuals.Used < 8) { throw new ArgumentMistake($"Only {residuals.Used} of {space.Count} voxels vary over the scans.", "Look at the maps: copes[0]."); }

        var classic = residuals.ClassicFwhm();
        var radius = radiusMm ?? Math.Max(20, 3 * Math.Max(classic.X, Math.Max(classic.Y, classic.Z)));
        var (distances, correlations) = AutocorrelationMeasure.Of(residuals, radius);
        if (distances.Length < 4) { throw new ArgumentMistake($"Within {radius:0.#} mm there are only {distances.Length} distances between voxels.", "Give a larger radiusMm."); }

        var (acf, misfit) = AcfFit.Of(distances, correlations);
        string[] rough = [.. new[] { ("first", classic.X), ("second", classic.Y), ("third", classic.Z) }.Where(axis => axis.Item2 == 0).Select(axis => axis.Item1)];
        return new(space, distances, correlations)
        {
            FwhmMm = classic,
            Acf = acf,
            Misfit = misfit,
            Notes =
            [
                .. residuals.Used == space.Count ? Array.Empty<string>() : [$"{space.Count - residuals.Used} of {space.Count} voxels were left out: a scan has no value there, or nothing varies."],
                .. rough.Length == 0 ? Array.Empty<string>() : [$"Neighbours along the {string.Join(" and ", rough)} index are not alike at all: the classic FWHM is 0 there."],
                .. misfit > .03 ? [$"The mixed model misses the measured autocorrelation by {misfit:0.000} on average; look at smoothness.Plot()."] : Array.Empty<string>(),
            ],
        };
    }
}
