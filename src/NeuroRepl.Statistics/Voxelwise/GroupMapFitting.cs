using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.MixedEffects;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>Group models of maps that bring their first-level variances (FSL's FLAME 1).</summary>
public static class GroupMapFitting
{
    /// <summary>Fits a group model at every place, weighing each scan by its own variance and that between subjects: <c>copes.FitFlame(varcopes)["mean"].Z</c>.</summary>
    /// <param name="copes">What the first level found, one map a scan.</param>
    /// <param name="varcopes">Its variances (squared standard errors), of the same scans over the same places.</param>
    /// <param name="design">A row a scan, <c>DesignMatrix.FromTable(copes.Scans, "dose")</c>; one mean unless given.</param>
    /// <param name="options">Which likelihood, which degrees of freedom.</param>
    /// <exception cref="SpaceMismatch">The two sets lie on different places.</exception>
    /// <exception cref="ArgumentMistake">The two sets are not of the same scans, or no place has a model.</exception>
    /// <exception cref="DesignException">Another number of rows than of scans, or dependent columns.</exception>
    /// <remarks>Woolrich, Behrens, Beckmann, Jenkinson and Smith, NeuroImage 21 (2004); see <see cref="Flame"/>.</remarks>
    public static GroupMaps FitFlame(this CopeSet copes, CopeSet varcopes, DesignMatrix? design = null, FlameOptions? options = null)
    {
        copes.Space.MustMatch(varcopes.Space, "The set of variances");
        Guard.SameLength(varcopes.Count, copes.Count, "the number of maps of variances", "that of the maps");
        for (var scan = 0; scan < copes.Count; scan++)
        {
            var (one, other) = (copes.Scans["subject"].Text(scan), varcopes.Scans["subject"].Text(scan));
            if (one != other) { throw new ArgumentMistake($"Scan {scan} is subject {one}'s, its variance subject {other}'s.", "Bring both into the same order: copes.At(…), varcopes.At(…)."); }
        }

        var maps = Flame.FitMaps(Doubles(copes), Doubles(varcopes), copes.Space.Count, design, options);
        return maps.Missing < maps.Places
            ? new(copes, varcopes, maps)
            : throw new ArgumentMistake("No place has a model: everywhere a value is missing or a variance is not above zero.", "Give variances (squared standard errors, above zero), and look at copes[0] and varcopes[0].");
    }

    private static double[] Doubles(CopeSet set)
    {
        var values = new double[set.Values.Length];
        System.Numerics.Tensors.TensorPrimitives.ConvertTruncating<float, double>(set.Values.Span, values);
        return values;
    }
}
