using System.Runtime.InteropServices;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Volumes;

/// <summary>A 4-D file in blocks of voxels. A volume lies in one piece in the file, so a block is a strip of every volume: the wanted voxels are written once, volume after
/// volume, into a scratch file of floats, and strips are read from there. The file itself is passed once, however many blocks there are.</summary>
internal static class SeriesBlocks
{
    public static IEnumerable<BrainSeries> Read(string path, BrainMap? mask, int discard, double? repetitionTimeSeconds, long bytes)
    {
        using var volumes = NiftiVolumes.Open(path);
        var plan = SeriesPlan.Of(volumes, mask, discard, repetitionTimeSeconds);
        var most = (int)Math.Min(Math.Min(bytes / sizeof(float), Array.MaxLength) / plan.Count, plan.Space.Count);
        if (most < 1) { throw new FileProblem(path, $"one voxel's course of {plan.Count} volumes takes {plan.Count * sizeof(float)} bytes; the budget is {bytes}.", "Allow more: megabytes: 64."); }

        if (most == plan.Space.Count)
        {
            yield return plan.Series(plan.Space, plan.ReadAll(volumes));
            yield break;
        }

        using var scratch = Scratch();
        var row = new float[plan.Space.Count];
        plan.ForEachVolume(volumes, (_, read) =>
        {
            read(row);
            Write(scratch, row, path);
        });
        var blocks = (plan.Space.Count + most - 1) / most;
        for (var block = 0; block < blocks; block++)
        {
            // Blocks of nearly one size, so that the last is no splinter.
            var (start, end) = ((int)((long)plan.Space.Count * block / blocks), (int)((long)plan.Space.Count * (block + 1) / blocks));
            yield return plan.Series(new VoxelSpace(plan.Space.Grid, plan.Space.Voxels[start..end].ToArray()), Strip(scratch, plan, start, end - start));
        }
    }

    private static float[] Strip(FileStream scratch, SeriesPlan plan, int start, int length)
    {
        var values = GC.AllocateUninitializedArray<float>(plan.Count * length);
        for (var n = 0; n < plan.Count; n++)
        {
            Interrupt.ThrowIfRequested();
            scratch.Position = (((long)n * plan.Space.Count) + start) * sizeof(float);
            scratch.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(n * length, length)));
        }

        return values;
    }

    private static void Write(FileStream scratch, float[] row, string path)
    {
        try { scratch.Write(MemoryMarshal.AsBytes(row.AsSpan())); }
        catch (IOException error)
        {
            throw new FileProblem(path, $"it is unpacked into {scratch.Name}, and that cannot be written: {error.Message}", "Make room there, name another folder in the environment variable TMPDIR, or keep fewer voxels (mask: …).", error);
        }
    }

    // Named nowhere and gone when it is closed, also when the program dies.
    private static FileStream Scratch() => new(
        System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"neurorepl-{Guid.NewGuid():N}.part"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
}
