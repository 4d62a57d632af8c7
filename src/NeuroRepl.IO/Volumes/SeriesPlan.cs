using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Volumes;

/// <summary>What is to be read of a 4-D file: which voxels, from which volume on, and the time between volumes.</summary>
internal sealed record SeriesPlan(string Path, VoxelSpace Space, int Count, int Discard, double RepetitionTimeSeconds, IReadOnlyList<string> Steps)
{
    public static SeriesPlan Of(NiftiVolumes volumes, BrainMap? mask, int discard, double? repetitionTimeSeconds)
    {
        if (volumes.Count == 1) { throw new FileProblem(volumes.Path, $"it holds one volume ({string.Join(" × ", volumes.Header.Shape)}), and a series has several.", "BrainMap.Open opens it."); }

        Guard.InRange(discard, 0, volumes.Count - 1, $"discard (of {volumes.Count} volumes)");
        List<string> steps = [];
        var seconds = RepetitionTime.Of(volumes.Path, volumes.Header.TimeStepSeconds, repetitionTimeSeconds, steps);
        if (discard > 0) { steps.Add($"{discard} of {volumes.Count} volumes discarded at the start"); }

        return new(volumes.Path, NiftiGrid.Space(volumes.Grid, mask), volumes.Count - discard, discard, seconds, steps);
    }

    /// <summary>The wanted voxels; empty where it is all of them.</summary>
    public ReadOnlyMemory<int> Voxels => Space.Count == Space.Grid.Count ? default : Space.Voxels;

    /// <summary>The kept values of all volumes, volume after volume.</summary>
    public float[] ReadAll(NiftiVolumes volumes)
    {
        var values = volumes.IsPromised ? GC.AllocateUninitializedArray<float>(Count * Space.Count) : [];
        ForEachVolume(volumes, (n, read) =>
        {
            var (start, end) = (n * Space.Count, (n + 1) * Space.Count);
            if (end > values.Length) { Array.Resize(ref values, (int)Math.Min((long)Count * Space.Count, Math.Max(end, 2L * values.Length))); }

            read(values.AsMemory(start, Space.Count));
        });
        return values;
    }

    /// <summary>Goes through the file once; the discarded volumes are passed over.</summary>
    public void ForEachVolume(NiftiVolumes volumes, Action<int, Action<Memory<float>>> take)
    {
        var name = System.IO.Path.GetFileName(Path);
        var first = new float[1];
        var one = Space.Voxels[..1];
        for (var n = 0; n < Discard; n++) { volumes.Next(one.Span, first); }

        for (var n = 0; n < Count; n++)
        {
            Work.Report($"reading {name}", n, Count);
            take(n, into => volumes.Next(Voxels.Span, into.Span));
        }

        volumes.ExpectEnd();
    }

    /// <summary>A series of these places.</summary>
    public BrainSeries Series(VoxelSpace space, float[] values) =>
        new(space, values, RepetitionTimeSeconds) { Name = System.IO.Path.GetFileName(Path).Split('.')[0], Discarded = Discard, Steps = Steps };
}
