using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;

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
    /// <param name="scheme">Blocks, variance groups, a file to resume from, and more.</param>
    /// <exception cref="ArgumentMistake">Fewer than two scans, or nothing varies anywhere.</exception>
    /// <remarks>Holmes, Blair, Watson and Ford 1996; Nichols and Holmes, Human Brain Mapping 2002; Winkler and others, NeuroImage 2014.</remarks>
    public static PermutationResult PermutationTest(this CopeSet copes, int permutations = 5000, Tfce? tfce = null, int seed = 0, Sides sides = Sides.Two,
        ClusterForming? clusters = null, PermutationScheme? scheme = null)
    {
        Guard.InRange(copes.Count, 2, int.MaxValue, "the number of scans");
        return Test(copes, DesignMatrix.Mean(copes.Count), ["mean"], scheme, permutations, Enhancement.Of(tfce, clusters), seed, sides);
    }

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
        Test(copes, design, [contrast], scheme, permutations, Enhancement.Of(tfce, clusters), seed, sides);

    /// <summary>Tests several contrasts of a linear model together (an F test) at every place by shuffling, corrected for all places.</summary>
    /// <inheritdoc cref="PermutationTest(CopeSet, DesignMatrix, string, int, NeuroRepl.Statistics.Permutation.Tfce?, int, Sides, ClusterForming?, PermutationScheme?)"/>
    public static PermutationResult PermutationTest(
        this CopeSet copes, DesignMatrix design, IReadOnlyList<string> contrasts, int permutations = 5000, Tfce? tfce = null, int seed = 0,
        ClusterForming? clusters = null, PermutationScheme? scheme = null) =>
        Test(copes, design, contrasts, scheme, permutations, Enhancement.Of(tfce, clusters), seed, Sides.Two);

    /// <summary>Tests an effect of a model in R's formula language at every place by shuffling: <c>copes.PermutationTest("~ group + age", "group")</c>.</summary>
    /// <param name="copes">One map a scan; the variables are columns of its table of scans. Scans that miss one are left out, and the notes say so.</param>
    /// <param name="formula">The right-hand side: "~ group + age", "~ 0 + arm".</param>
    /// <param name="effect">A term of the formula (an F test where it has several columns), or a contrast of its columns: "groupcontrol", "`age:groupcontrol`".</param>
    /// <param name="permutations">How many shuffles, the unshuffled data among them; where fewer exist, all of them.</param>
    /// <param name="tfce">Threshold-free cluster enhancement; without it the t values themselves are compared.</param>
    /// <param name="seed">Seeds the draw: the same seed, the same p-values.</param>
    /// <param name="sides">Which effects are looked for; an F test has one side.</param>
    /// <param name="clusters">Compares clusters instead: <c>new ClusterForming { Threshold = 3.1 }</c>. Not together with <paramref name="tfce"/>.</param>
    /// <param name="scheme">What is shuffled, and within which blocks; Freedman and Lane's permutations without it.</param>
    /// <exception cref="FormulaException">The formula cannot be read, or names what is no column.</exception>
    /// <exception cref="DesignException">Columns depend on each other, or the effect names something else.</exception>
    public static PermutationResult PermutationTest(
        this CopeSet copes, string formula, string effect, int permutations = 5000, Tfce? tfce = null, int seed = 0, Sides sides = Sides.Two,
        ClusterForming? clusters = null, PermutationScheme? scheme = null)
    {
        var model = FormulaDesign.Of(copes, formula, scheme);
        return PermutationProblem.Of(model.Copes, model.Design, model.WeightsOf(effect), model.Scheme, permutations, sides).Test(Enhancement.Of(tfce, clusters), seed);
    }

    private static PermutationResult Test(
        CopeSet copes, DesignMatrix design, IReadOnlyList<string> contrasts, PermutationScheme? scheme, int permutations, Enhancement? enhancement, int seed, Sides sides) =>
        PermutationProblem.Of(copes, design, [.. contrasts.Select(text => design.Contrast(text).Weights.ToArray())], scheme ?? new(), permutations, sides).Test(enhancement, seed);
}
