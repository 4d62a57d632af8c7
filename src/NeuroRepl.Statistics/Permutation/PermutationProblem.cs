using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>One test, ready to run: what was asked, checked.</summary>
internal sealed class PermutationProblem
{
    private readonly CopeSet _copes;
    private readonly TestedDesign _tested;
    private readonly PermutationScheme _scheme;
    private readonly Shuffling _shuffling;
    private readonly VarianceGroups? _groups;
    private readonly int _permutations;
    private readonly Sides _sides;

    private PermutationProblem(CopeSet copes, TestedDesign tested, PermutationScheme scheme, Shuffling shuffling, int permutations, Sides sides)
    {
        (_copes, _tested, _scheme, _shuffling, _permutations) = (copes, tested, scheme, shuffling, permutations);
        _sides = IsF ? Sides.Greater : sides;
        _groups = scheme.VarianceGroups is { } labels ? new VarianceGroups(labels) : null;
    }

    private bool IsF => _tested.Tested.Length > 1;

    private string Statistic => (_groups is null, IsF) switch { (true, false) => "t", (true, true) => "F", (false, false) => "v", _ => "G" };

    public static PermutationProblem Of(CopeSet copes, DesignMatrix design, double[][] contrasts, PermutationScheme scheme, int permutations, Sides sides)
    {
        Guard.SameLength(design.Rows, copes.Count, "the number of rows of the design", "that of the scans");
        if (scheme.Blocks is { } blocks) { Guard.SameLength(blocks.Labels.Count, copes.Count, "the number of block labels", "that of the scans"); }

        if (scheme.VarianceGroups is { } groups) { Guard.SameLength(groups.Count, copes.Count, "the number of variance-group labels", "that of the scans"); }

        if (scheme.StopAfter is { } exceedances) { Guard.InRange(exceedances, 1, int.MaxValue, nameof(scheme.StopAfter)); }

        design.OfFullRank();
        var matrix = new RowMajor([.. Enumerable.Range(0, design.Rows).SelectMany(design.Row)], design.Rows, design.Columns);
        var tested = TestedDesign.Of(matrix, contrasts, scheme.CountsTestedOnly);
        var isMean = tested.Nuisance.Length == 0 && tested.Classes.All(number => number == 0);
        var shuffling = scheme.Shuffling ?? (isMean ? Shuffling.SignFlips : Shuffling.Permutations);
        if (shuffling == Shuffling.Permutations && tested.Classes.All(number => number == 0))
        {
            throw new ArgumentMistake("Permutations leave the mean of one sample as it is: every shuffle would give the same map.", "Flip signs: new PermutationScheme { Shuffling = Shuffling.SignFlips }.");
        }

        return new(copes, tested, scheme, shuffling, permutations, sides);
    }

    public PermutationResult Test(Enhancement? enhancement, int seed)
    {
        if (_groups is not null && enhancement is { OnZ: true })
        {
            throw new ArgumentMistake("With variance groups each place has degrees of freedom of its own, in every shuffle other ones, so the statistic is not turned into z.", "Take OnZ = false: v and G are pivotal already.");
        }

        var memory = PermutationMemory.Check(_copes.Space.Count, _copes.Count, _permutations, enhancement is not null, _scheme.MemoryBudgetMiB);
        var fit = new ShuffledFit(_tested, _scheme.Nuisance, _copes.Values, _groups);
        if (fit.LeftOutAt.All(isLeftOut => isLeftOut)) { throw new ArgumentMistake($"Nothing varies at any of the {fit.Places} {_copes.Space.Places} of {_copes.Name}.", "Look at the maps: copes[0].Plot()."); }

        var shuffles = new ShuffleSet(_shuffling, _tested.Classes, _scheme.Blocks, _permutations, (ulong)(uint)seed);
        var checkpoint = _scheme.ResumeFrom is { } file ? new Checkpoint(file, _copes.Values.Span, shuffles.All, Described(enhancement)) : null;
        var stopAfter = shuffles.IsExhaustive ? null : _scheme.StopAfter;       // an enumeration is no random sequence, and short
        var run = new PermutationRun(_copes.Space, fit, shuffles, enhancement is null ? null : () => enhancement.For(_copes.Space), Table(enhancement), _sides, checkpoint, stopAfter);
        var (statistic, enhanced, maxima, exceeded) = run.Go();
        return new(Map(statistic, fit, Statistic), enhanced is null ? null : Map(enhanced, fit, enhancement!.Name), maxima, exceeded, _sides, _scheme.ParetoTail)
        {
            IsExhaustive = shuffles.IsExhaustive, DegreesOfFreedom = _tested.DegreesOfFreedom, Observations = _copes.Count, Scheme = _scheme, Shuffling = _shuffling, MemoryMiB = memory,
            PossibleShuffles = (double)shuffles.Possible, NuisanceColumns = _tested.Nuisance.Length,
            Seed = seed, Neighbours = enhancement?.Neighbours ?? VoxelNeighbours.Corners, Notes = [.. _copes.Notes, .. Notes(fit, shuffles), .. StopNote(maxima.Length, shuffles)],
        };
    }

    private ZTable? Table(Enhancement? enhancement) => (enhancement?.OnZ ?? false, _tested.Tested.Length) switch
    {
        (false, _) => null,
        (true, 1) => ZTable.OfStudent(_tested.DegreesOfFreedom),
        (true, var tested) => ZTable.OfF(tested, _tested.DegreesOfFreedom),
    };

    // All that the numbers depend on beside the scans and the shuffles.
    private string Described(Enhancement? enhancement) => string.Join(
        '|', enhancement?.Definition, _sides, _scheme.Nuisance, string.Join(',', _scheme.VarianceGroups ?? []), _copes.Space, _copes.Space.Count,
        string.Join(';', _tested.Tested.Concat(_tested.Nuisance).Select(column => string.Join(',', column.Select(BitConverter.DoubleToInt64Bits)))));

    private BrainMap Map(float[] values, ShuffledFit fit, string name)
    {
        for (var place = 0; place < values.Length; place++)
        {
            if (fit.LeftOutAt[place]) { values[place] = float.NaN; }
        }

        return new(_copes.Space, values) { Name = $"{_copes.Name}, {name}", Unit = name };
    }

    private string[] StopNote(int made, ShuffleSet shuffles) => _scheme.StopAfter is not { } wanted ? []
        : shuffles.IsExhaustive ? ["Early stop is on, but all shuffles that exist are few: all were made."]
        : made < shuffles.All.Count ? [$"Early stop is on: the test ended after {made} of {shuffles.All.Count} shuffles, when {wanted} largest scores had reached the highest of the data; p-values are counted over these."]
        : [$"Early stop is on, but fewer than {wanted} largest scores reached the highest of the data: all {made} shuffles were made."];

    private IEnumerable<string> Notes(ShuffledFit fit, ShuffleSet shuffles)
    {
        var (missing, constant) = fit.LeftOut;
        if (missing > 0) { yield return $"{missing} of {fit.Places} {_copes.Space.Places} are left out: a scan has no value there."; }

        if (constant > 0) { yield return $"{constant} of {fit.Places} {_copes.Space.Places} are left out: nothing varies there."; }

        if (shuffles.IsExhaustive && shuffles.Possible < _permutations) { yield return $"Only {shuffles.Possible} different shuffles exist: all were made, so the p-values are exact, and none can be below 1/{shuffles.Possible}."; }

        if (_groups is not null) { yield return $"{_scheme.VarianceGroups!.Distinct().Count()} variance groups: the statistic is {(IsF ? "G" : "Aspin and Welch's v")}, which lets their error variances differ."; }
    }
}
