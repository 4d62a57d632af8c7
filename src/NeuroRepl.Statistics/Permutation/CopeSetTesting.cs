using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Permutation tests of sets of maps.</summary>
public static class CopeSetTesting
{
    /// <summary>Tests at every place whether the mean over scans is zero, by flipping the signs of scans; corrected for all places by the largest score of each shuffle.</summary>
    /// <param name="copes">One map a subject: differences of two conditions, or one condition against zero.</param>
    /// <param name="permutations">How many shuffles, the unshuffled data among them; where fewer exist, all of them.</param>
    /// <param name="tfce">Threshold-free cluster enhancement; without it the t values themselves are compared.</param>
    /// <param name="clusters">Compares clusters instead: <c>new ClusterForming { Threshold = 3.1 }</c>. Not together with <paramref name="tfce"/>.</param>
    /// <param name="seed">Seeds the draw: the same seed, the same p-values.</param>
    /// <param name="sides">Which effects are looked for.</param>
    /// <exception cref="ArgumentMistake">Fewer than two scans, or nothing varies anywhere.</exception>
    /// <remarks>Holmes, Blair, Watson and Ford 1996; Nichols and Holmes, Human Brain Mapping 2002; Winkler and others, NeuroImage 2014.</remarks>
    public static PermutationResult PermutationTest(this CopeSet copes, int permutations = 5000, Tfce? tfce = null, int seed = 0, Sides sides = Sides.Two, ClusterForming? clusters = null) =>
        Test(copes, TestedDesign.OneSample(copes.Count), Shuffling.SignFlips, NuisanceMethod.FreedmanLane, blocks: null, permutations, Enhancement.Of(tfce, clusters), seed, sides);

    /// <summary>Tests a contrast of a linear model at every place by shuffling, corrected for all places.</summary>
    /// <param name="copes">One map a scan.</param>
    /// <param name="design">One row a scan, in the order of the maps.</param>
    /// <param name="contrast">What is tested, by the names of the regressors: "patients - controls", "age".</param>
    /// <param name="permutations">How many shuffles, the unshuffled data among them; where fewer exist, all of them.</param>
    /// <param name="tfce">Threshold-free cluster enhancement; without it the t values themselves are compared.</param>
    /// <param name="seed">Seeds the draw: the same seed, the same p-values.</param>
    /// <param name="sides">Which effects are looked for.</param>
    /// <param name="clusters">Compares clusters instead: <c>new ClusterForming { Threshold = 3.1 }</c>. Not together with <paramref name="tfce"/>.</param>
    /// <param name="scheme">What is shuffled, and within which blocks; Freedman and Lane's permutations without it.</param>
    /// <exception cref="DesignException">The design has dependent columns, or the contrast names something else.</exception>
    /// <exception cref="ArgumentMistake">The design has another number of rows, or no degree of freedom is left.</exception>
    /// <remarks>Winkler, Ridgway, Webster, Smith and Nichols, NeuroImage 2014.</remarks>
    public static PermutationResult PermutationTest(
        this CopeSet copes, DesignMatrix design, string contrast, int permutations = 5000, Tfce? tfce = null, int seed = 0, Sides sides = Sides.Two,
        ClusterForming? clusters = null, PermutationScheme? scheme = null) =>
        Test(copes, design, [contrast], scheme ?? new(), permutations, Enhancement.Of(tfce, clusters), seed, sides);

    /// <summary>Tests several contrasts of a linear model together (an F test) at every place by shuffling, corrected for all places.</summary>
    /// <inheritdoc cref="PermutationTest(CopeSet, DesignMatrix, string, int, NeuroRepl.Statistics.Permutation.Tfce?, int, Sides, ClusterForming?, PermutationScheme?)"/>
    public static PermutationResult PermutationTest(
        this CopeSet copes, DesignMatrix design, IReadOnlyList<string> contrasts, int permutations = 5000, Tfce? tfce = null, int seed = 0,
        ClusterForming? clusters = null, PermutationScheme? scheme = null) =>
        Test(copes, design, contrasts, scheme ?? new(), permutations, Enhancement.Of(tfce, clusters), seed, Sides.Two);

    private static PermutationResult Test(
        CopeSet copes, DesignMatrix design, IReadOnlyList<string> contrasts, PermutationScheme scheme, int permutations, Enhancement? enhancement, int seed, Sides sides)
    {
        Guard.SameLength(design.Rows, copes.Count, "the number of rows of the design", "that of the scans");
        if (scheme.Blocks is { } blocks) { Guard.SameLength(blocks.Labels.Count, copes.Count, "the number of block labels", "that of the scans"); }

        design.OfFullRank();
        var matrix = new RowMajor([.. Enumerable.Range(0, design.Rows).SelectMany(design.Row)], design.Rows, design.Columns);
        var tested = TestedDesign.Of(matrix, [.. contrasts.Select(text => design.Contrast(text).Weights.ToArray())]);
        var isMean = tested.Nuisance.Length == 0 && tested.Classes.All(number => number == 0);
        var shuffling = scheme.Shuffling ?? (isMean ? Shuffling.SignFlips : Shuffling.Permutations);
        if (isMean && shuffling == Shuffling.Permutations)
        {
            throw new ArgumentMistake("Permutations leave the mean of one sample as it is: every shuffle would give the same map.", "Flip signs: new PermutationScheme { Shuffling = Shuffling.SignFlips }.");
        }

        return Test(copes, tested, shuffling, scheme.Nuisance, scheme.Blocks, permutations, enhancement, seed, sides);
    }

    internal static PermutationResult Test(
        CopeSet copes, TestedDesign design, Shuffling shuffling, NuisanceMethod method, ExchangeabilityBlocks? blocks, int permutations, Enhancement? enhancement, int seed, Sides sides)
    {
        Guard.SameLength(design.Observations, copes.Count, "the number of rows of the design", "that of the scans");
        var fit = new ShuffledFit(design, method, copes.Values);
        if (fit.LeftOutAt.All(isLeftOut => isLeftOut)) { throw new ArgumentMistake($"Nothing varies at any of the {fit.Places} {copes.Space.Places} of {copes.Name}.", "Look at the maps: copes[0].Plot()."); }

        var shuffles = new ShuffleSet(shuffling, design.Classes, blocks, permutations, (ulong)(uint)seed);
        var isF = design.Tested.Length > 1;
        var (statistic, enhanced, maxima, exceeded) = new PermutationRun(copes.Space, fit, shuffles, enhancement is null ? null : () => enhancement.For(copes.Space), Table(design, enhancement), isF ? Sides.Greater : sides).Go();
        return new(Map(copes, statistic, fit, isF ? "F" : "t"), enhanced is null ? null : Map(copes, enhanced, fit, enhancement!.Name), maxima, exceeded)
        {
            IsExhaustive = shuffles.IsExhaustive, DegreesOfFreedom = design.DegreesOfFreedom, Observations = copes.Count,
            Sides = isF ? Sides.Greater : sides, Seed = seed, Neighbours = enhancement?.Neighbours ?? VoxelNeighbours.Corners, Notes = [.. copes.Notes, .. Notes(copes, fit, shuffles, permutations)],
        };
    }

    private static ZTable? Table(TestedDesign design, Enhancement? enhancement) => (enhancement?.OnZ ?? false, design.Tested.Length) switch
    {
        (false, _) => null,
        (true, 1) => ZTable.OfStudent(design.DegreesOfFreedom),
        (true, var tested) => ZTable.OfF(tested, design.DegreesOfFreedom),
    };

    private static BrainMap Map(CopeSet copes, float[] values, ShuffledFit fit, string name)
    {
        for (var place = 0; place < values.Length; place++)
        {
            if (fit.LeftOutAt[place]) { values[place] = float.NaN; }
        }

        return new(copes.Space, values) { Name = $"{copes.Name}, {name}", Unit = name };
    }

    private static IEnumerable<string> Notes(CopeSet copes, ShuffledFit fit, ShuffleSet shuffles, int permutations)
    {
        var (missing, constant) = fit.LeftOut;
        if (missing > 0) { yield return $"{missing} of {fit.Places} {copes.Space.Places} are left out: a scan has no value there."; }

        if (constant > 0) { yield return $"{constant} of {fit.Places} {copes.Space.Places} are left out: nothing varies there."; }

        if (shuffles.IsExhaustive && shuffles.Possible < permutations) { yield return $"Only {shuffles.Possible} different shuffles exist: all were made, so the p-values are exact, and none can be below 1/{shuffles.Possible}."; }
    }
}
