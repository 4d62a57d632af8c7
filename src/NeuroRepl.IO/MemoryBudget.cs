using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>How much memory a series may take: what the caller says, else half of what this process may have.</summary>
internal static class MemoryBudget
{
    public static long Bytes(double? megabytes)
    {
        if (megabytes is not { } said) { return GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2; }

        Guard.Positive(said, "memoryMegabytes");
        return (long)(said * (1 << 20));
    }

    /// <summary>Refuses what does not fit, before anything of it is allocated.</summary>
    public static void Check(string path, long volumes, long places, string placesName, double? megabytes, string hint)
    {
        var (needed, most) = (volumes * places * sizeof(float), Bytes(megabytes));
        if (needed > most || volumes * places > Array.MaxLength)
        {
            throw new FileProblem(path, $"{volumes} volumes of {places} {placesName} take {Written(needed)} as 32-bit numbers; {(needed > most ? $"the budget is {Written(most)}" : $"one array holds {Array.MaxLength} numbers")}.", hint);
        }
    }

    public static string Written(long bytes) => bytes >= 10L << 30 ? $"{bytes / (double)(1 << 30):0.#} GB" : bytes >= 10 << 20 ? $"{bytes / (double)(1 << 20):0} MB" : $"{bytes / 1024.0:0.#} kB";
}
