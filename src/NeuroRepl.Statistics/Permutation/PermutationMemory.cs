using System.Globalization;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>What a test will hold in memory, known before it takes any.</summary>
internal static class PermutationMemory
{
    private const double MiB = 1 << 20;

    // Bytes a place and thread: maps of a batch, scores and counts; what TFCE and clusters add (sorting, sets, tree, levels); what the results take.
    private const int Maps = (4 * PermutationRun.Batch) + 4 + 4;
    private const int Enhancing = 24 + 8 + 8 + 8 + 16;
    private const int Results = 32;

    /// <summary>In MiB, without the scans themselves, which are there already.</summary>
    public static double Of(int places, int observations, int shuffles, bool enhances, int threads)
    {
        var everyPlace = (4.0 * observations) + 8 + Results;
        var everyThread = Maps + (enhances ? Enhancing : 0);
        return ((places * (everyPlace + (threads * everyThread))) + (shuffles * ((5.0 * observations) + 80))) / MiB;
    }

    /// <exception cref="ArgumentMistake">It is more than allowed, or than the machine has.</exception>
    public static double Check(int places, int observations, int shuffles, bool enhances, double? budget)
    {
        var needed = Of(places, observations, shuffles, enhances, Environment.ProcessorCount);
        if (budget is { } given) { Guard.Positive(given, "MemoryBudgetMiB"); }

        var allowed = budget ?? (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / MiB);
        return needed <= allowed ? needed : throw new ArgumentMistake(
            string.Create(CultureInfo.InvariantCulture, $"The test of {places} places and {observations} scans needs about {needed:0} MiB beside the scans; {(budget is null ? "the machine has" : "allowed are")} {allowed:0} MiB."),
            "Take a smaller mask, larger voxels or parcels, fewer permutations, or allow more: new PermutationScheme { MemoryBudgetMiB = … }.");
    }
}
