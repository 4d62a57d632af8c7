using System.Runtime.InteropServices;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Volumes;

/// <summary>Writes volumes one after another as 32-bit floats; only one whole volume is in memory.</summary>
internal static class NiftiVolumesWriter
{
    /// <param name="path">The file: .nii or .nii.gz.</param>
    /// <param name="space">The places.</param>
    /// <param name="count">How many volumes.</param>
    /// <param name="volume">The values of a volume's places.</param>
    /// <param name="header">What else goes into the header, or nothing.</param>
    public static void Write(string path, VoxelSpace space, int count, Func<int, ReadOnlyMemory<float>> volume, Func<NiftiHeader, NiftiHeader>? header = null)
    {
        if (!FileKind.Is(path, ".nii", ".nii.gz")) { throw FileKind.Wrong(path, "the name of a NIfTI file", ".nii, .nii.gz"); }

        var head = NiftiGrid.Header(space.Grid, count);
        head = header?.Invoke(head) ?? head;
        AtomicFile.WriteMaybeCompressed(path, stream =>
        {
            stream.Write(NiftiHeaderWriter.Bytes(head));
            var whole = new float[space.Grid.Count];
            for (var n = 0; n < count; n++)
            {
                Work.Report($"writing {System.IO.Path.GetFileName(path)}", n, count);
                Spread(volume(n).Span, space.Voxels.Span, whole);
                stream.Write(MemoryMarshal.AsBytes(whole.AsSpan()));
            }
        });
    }

    private static void Spread(ReadOnlySpan<float> values, ReadOnlySpan<int> voxels, float[] whole)
    {
        for (var place = 0; place < voxels.Length; place++) { whole[voxels[place]] = values[place]; }
    }
}
