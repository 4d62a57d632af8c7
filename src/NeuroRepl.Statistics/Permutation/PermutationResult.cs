using System.Globalization;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Clusters;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>What a permutation test found: the statistic at every place, its p-values, and how they came about.</summary>
public sealed class PermutationResult
{
    private readonly double[] _sortedMaxima;
    private readonly int[] _exceeded;
    private readonly ParetoTail? _tail;

    private PermutationResult(PermutationResult of, double[] maxima)
        : this(of.Statistic, of.Enhanced, maxima, of._exceeded, of.Sides, of.Scheme.ParetoTail)
    {
        (Scheme, Shuffling, MemoryMiB, PossibleShuffles, NuisanceColumns) = (of.Scheme, of.Shuffling, of.MemoryMiB, of.PossibleShuffles, of.NuisanceColumns);
        (IsExhaustive, DegreesOfFreedom, Observations, Seed, Neighbours) = (of.IsExhaustive, of.DegreesOfFreedom, of.Observations, of.Seed, of.Neighbours);
    }

    internal PermutationResult(BrainMap statistic, BrainMap? enhanced, double[] maxima, int[] exceeded, Sides sides, bool fitsTail = false)
    {
        (Statistic, Enhanced, Maxima, _exceeded, Sides) = (statistic, enhanced, maxima, exceeded, sides);
        _sortedMaxima = [.. maxima.Order()];
        _tail = fitsTail ? ParetoTail.Of(_sortedMaxima) : null;
        UncorrectedP = Map("p", place => (double)_exceeded[place] / maxima.Length);
        FamilyWiseP = Map("p, family-wise", FamilyWise);
    }

    /// <summary>The t map (one contrast) or F map (several), with variance groups v or G; NaN at places that are left out.</summary>
    public BrainMap Statistic { get; }

    /// <summary>The t map; the same as <see cref="Statistic"/>.</summary>
    public BrainMap T => Statistic;

    /// <summary>What was compared instead of the statistic, with the sign of the effect: TFCE scores, or the size of each place's cluster; nothing if neither was asked for.</summary>
    public BrainMap? Enhanced { get; }

    /// <summary>The p-value of each place by itself: the share of shuffles with a score as large there.</summary>
    public BrainMap UncorrectedP { get; }

    /// <summary>The p-value of each place corrected for all places: the share of shuffles whose largest score anywhere is as large.</summary>
    public BrainMap FamilyWiseP { get; }

    /// <summary>The largest score of every shuffle, the unshuffled data first.</summary>
    public IReadOnlyList<double> Maxima { get; }

    /// <summary>The score that a place must reach for a family-wise p of at most alpha.</summary>
    public double CriticalScore(double alpha = .05)
    {
        Guard.InRange(alpha, 0, 1);
        var allowed = (int)Math.Floor((alpha * _sortedMaxima.Length) + 1e-9);
        return allowed < 1 ? double.PositiveInfinity : _sortedMaxima[^allowed];
    }

    /// <summary>How many shuffles were made, the unshuffled data among them.</summary>
    public int Shuffles => Maxima.Count;

    /// <summary>Whether these are all shuffles that exist; the p-values are exact then.</summary>
    public bool IsExhaustive { get; init; }

    /// <summary>Residual degrees of freedom of the model.</summary>
    public int DegreesOfFreedom { get; init; }

    /// <summary>How many observations went in.</summary>
    public int Observations { get; init; }

    /// <summary>Which effects were looked for.</summary>
    public Sides Sides { get; }

    /// <summary>Which voxels touch, for <see cref="Clusters"/>.</summary>
    public VoxelNeighbours Neighbours { get; init; } = VoxelNeighbours.Corners;

    /// <summary>The seed of the draw.</summary>
    public int Seed { get; init; }

    /// <summary>How many different shuffles exist; infinity beyond 1e308.</summary>
    public double PossibleShuffles { get; init; }

    /// <summary>What was done to the errors.</summary>
    public Shuffling Shuffling { get; init; }

    /// <summary>Blocks, variance groups and the other conventions of the test.</summary>
    public PermutationScheme Scheme { get; init; } = new();

    /// <summary>About how much memory the test took beside the scans, in MiB, as it was reckoned beforehand.</summary>
    public double MemoryMiB { get; init; }

    internal int NuisanceColumns { get; init; }

    /// <summary>Whether the family-wise p of a place comes from the fitted tail rather than from a count.</summary>
    internal bool IsFromTail(int place) => _tail is { } tail && Looked(place) > tail.Threshold && (double)AtLeast(place) / Maxima.Count < .1;

    /// <summary>How the shuffles were chosen and counted, and where other programs do otherwise, in words.</summary>
    public string Why() =>
        (Shuffling switch
        {
            Shuffling.SignFlips => "Signs were flipped: errors are taken to be symmetric around zero. ",
            Shuffling.Permutations => "Rows changed places: errors are taken to be exchangeable. ",
            _ => "Rows changed places and signs. ",
        })
        + string.Create(CultureInfo.InvariantCulture, $"{(PossibleShuffles < 1e9 ? PossibleShuffles.ToString("#,0", CultureInfo.InvariantCulture) : PossibleShuffles.ToString("0.##e+0", CultureInfo.InvariantCulture))} different shuffles exist, {Shuffles} were {(IsExhaustive ? "made: all" : "drawn")}. ")
        + (NuisanceColumns > 0 ? $"{NuisanceColumns} untested regressors are handled by {Scheme.Nuisance switch { NuisanceMethod.FreedmanLane => "Freedman and Lane's", NuisanceMethod.DraperStoneman => "Draper and Stoneman's", _ => "ter Braak's" }} method. " : "")
        + Scheme.Why();

    /// <summary>What was left out, and what limits the answer.</summary>
    public IReadOnlyList<string> Notes
    {
        get => !Scheme.ParetoTail ? field : [.. field, TailNote];
        init;
    } = [];

    /// <summary>The p-value of one place with its kind; from random shuffles with its 95 % Monte Carlo interval.</summary>
    /// <param name="place">The place's number in the map's space.</param>
    /// <param name="familyWise">Whether it is corrected for all places.</param>
    public PValue PAt(int place, bool familyWise = true)
    {
        if (float.IsNaN(Statistic[place])) { return new(double.NaN, PKind.MonteCarlo); }

        if (familyWise && IsFromTail(place)) { return new(FamilyWise(place), PKind.Asymptotic); }

        var (count, all) = (familyWise ? AtLeast(place) : _exceeded[place], Maxima.Count);
        return IsExhaustive
            ? new((double)count / all, PKind.Exact)
            : new((double)count / all, PKind.MonteCarlo, (Quantiles.Beta(.025, count, all - count + 1), count == all ? 1 : Quantiles.BetaUpper(.025, count + 1, all - count)));
    }

    /// <summary>The false discovery rate at which each place would be declared (Benjamini and Hochberg), from the uncorrected p-values.</summary>
    public BrainMap FalseDiscoveryRate()
    {
        var places = Enumerable.Range(0, Statistic.Count).Where(place => !float.IsNaN(Statistic[place])).ToList();
        var adjusted = Multiplicity.Adjust([.. places.Select(place => (double)_exceeded[place] / Maxima.Count)], Adjust.Fdr);
        var values = new float[Statistic.Count];
        Array.Fill(values, float.NaN);
        for (var n = 0; n < places.Count; n++) { values[places[n]] = (float)adjusted[n]; }

        return new(Statistic.Space, values) { Name = "q", Unit = "q" };
    }

    /// <summary>The clusters of places with a family-wise p of at most alpha, each with its smallest p; peaks are those of the statistic.</summary>
    /// <param name="alpha">The level.</param>
    /// <param name="peaksApartMm">Local maxima nearer than this to a higher one are not listed.</param>
    public ClusterTable Clusters(double alpha = .05, double peaksApartMm = 8)
    {
        Guard.InRange(alpha, 0, 1);
        var rule = string.Create(CultureInfo.InvariantCulture, $"family-wise p ≤ {alpha:0.###}");
        return ClusterFinding.Of(Statistic, place => FamilyWiseP[place] <= alpha, Sides, Neighbours, atLeast: 1, peaksApartMm, rule, place => PAt(place));
    }

    /// <summary>Several tests of the same scans corrected as one family: the largest score over all their maps counts in every shuffle.</summary>
    /// <param name="tests">Tests with the same seed and number of shuffles, for instance of eight blocks against baseline.</param>
    /// <returns>The same tests with family-wise p-values over all of them.</returns>
    /// <exception cref="ArgumentMistake">The tests were not shuffled alike, so their scores cannot be compared shuffle by shuffle.</exception>
    public static IReadOnlyList<PermutationResult> Together(params IReadOnlyList<PermutationResult> tests)
    {
        Guard.NotEmpty(tests);
        if (tests.FirstOrDefault(test => test.Shuffles != tests[0].Shuffles || test.Observations != tests[0].Observations || test.Seed != tests[0].Seed || test.Sides != tests[0].Sides) is { } other)
        {
            throw new ArgumentMistake(
                $"{other.Statistic.Name} was shuffled otherwise ({other.Shuffles} shuffles of {other.Observations} scans, seed {other.Seed}) than {tests[0].Statistic.Name} ({tests[0].Shuffles} of {tests[0].Observations}, seed {tests[0].Seed}).",
                "Test the same scans with the same permutations, seed and sides, without StopAfter, and then correct them together.");
        }

        var maxima = new double[tests[0].Shuffles];
        for (var n = 0; n < maxima.Length; n++) { maxima[n] = tests.Max(test => test.Maxima[n]); }

        return [.. tests.Select(test => new PermutationResult(test, maxima) { Notes = [.. test.Notes.Where(note => note != test.TailNote), $"Family-wise over {tests.Count} maps."] })];
    }

    /// <summary>How many places have a family-wise p of at most alpha.</summary>
    public int SignificantPlaces(double alpha = .05)
    {
        var count = 0;
        foreach (var p in FamilyWiseP.Values.Span)
        {
            if (p <= alpha) { count++; }
        }

        return count;
    }

    private string TailNote => _tail is { } tail
        ? string.Create(CultureInfo.InvariantCulture, $"Pareto tail is on: family-wise p below .1 come from a tail fitted to the largest {tail.Share:0.##} of the {Shuffles} maxima (shape {tail.Shape:0.###}, fit p {tail.Fit:0.##}), not from counts.")
        : "Pareto tail is on, but no tail fits the largest scores: every p is a count.";

    private double FamilyWise(int place) => IsFromTail(place) ? _tail!.Upper(Looked(place)) : (double)AtLeast(place) / Maxima.Count;

    private BrainMap Score => Enhanced ?? Statistic;

    private double Looked(int place) => Sides switch { Sides.Greater => Score[place], Sides.Less => -Score[place], _ => Math.Abs(Score[place]) };

    private int AtLeast(int place)
    {
        var score = Looked(place) * (1 - PermutationRun.Tolerance);
        var (low, high) = (0, _sortedMaxima.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sortedMaxima[middle] >= score) { high = middle; }
            else { low = middle + 1; }
        }

        return _sortedMaxima.Length - low;
    }

    private BrainMap Map(string name, Func<int, double> p)
    {
        var values = new float[Statistic.Count];
        for (var place = 0; place < values.Length; place++) { values[place] = float.IsNaN(Statistic[place]) ? float.NaN : (float)p(place); }

        return new(Statistic.Space, values) { Name = name, Unit = "p" };
    }
}
