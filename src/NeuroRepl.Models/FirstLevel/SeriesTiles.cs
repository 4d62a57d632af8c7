using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>Goes through the places of a series in tiles, on all processors; what happens to a place does not depend on their number.</summary>
internal static class SeriesTiles
{
    private const int Width = TileProduct.Width;

    /// <param name="places">How many places there are.</param>
    /// <param name="volumes">How many volumes a tile holds.</param>
    /// <param name="what">What the work is, for the one who waits.</param>
    /// <param name="body">What happens to a tile; the number is that of its first place, the last is room that the thread may write to.</param>
    /// <param name="room">Makes that room, once a thread.</param>
    public static void ForEach<T>(int places, int volumes, string what, Action<SeriesTile, int, T> body, Func<T> room)
    {
        var (tiles, done) = ((places + Width - 1) / Width, 0);
        Parallel.For(
            0,
            tiles,
            new ParallelOptions { CancellationToken = Interrupt.Token },
            () => (Tile: new SeriesTile(volumes), Room: room()),
            (tile, _, own) =>
            {
                body(own.Tile, tile * Width, own.Room);
                var count = Interlocked.Increment(ref done);
                if (count % 32 == 0) { Work.Report(what, count, tiles); }

                return own;
            },
            _ => { });
    }
}
