using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>Goes through the nulls on all processors, a tile at a time; what it gives does not depend on how many there are.</summary>
internal static class NullRun
{
    private const int Tile = 64;

    /// <param name="what">What the work is, for the progress line.</param>
    /// <param name="count">How many nulls.</param>
    /// <param name="worker">One thread's workspace.</param>
    /// <param name="one">Makes null number n.</param>
    public static void Go<T>(string what, int count, Func<T> worker, Action<T, int> one)
    {
        var done = 0;
        try
        {
            Parallel.For(0, (count + Tile - 1) / Tile, worker, (tile, _, mine) =>
            {
                for (var n = tile * Tile; n < Math.Min(count, (tile + 1) * Tile); n++) { one(mine, n); }

                Work.Report(what, Interlocked.Add(ref done, Math.Min(Tile, count - (tile * Tile))), count);
                return mine;
            }, _ => { });
        }
        catch (AggregateException stopped) when (stopped.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            throw new OperationCanceledException(stopped.InnerException!.Message, stopped.InnerException);
        }
    }
}
