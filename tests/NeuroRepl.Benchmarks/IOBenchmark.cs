using System.Diagnostics;
using System.IO.Compression;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;

namespace NeuroRepl.Benchmarks;

/// <summary>Opening a 4-D .nii.gz of 70 MB (uncompressed) against GZipStream alone on the same file in the same run. Target: at most 1.2 times.</summary>
internal static class IOBenchmark
{
    private const int Rounds = 7;

    public static Task RunAsync(string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("neurorepl-benchmark-").FullName;
        try
        {
            Console.WriteLine("IO: 70 MB .nii.gz, median of 7 interleaved rounds");
            Console.WriteLine($"{"voxels",-10}{"what",-26}{"ms",8}{"× GZipStream",14}");
            Compare("int16", Write(folder, "short.nii.gz", NiftiType.Int16, Shorts()));
            Compare("float32", Write(folder, "float.nii.gz", NiftiType.Float32, Array.ConvertAll(Shorts(), v => v * 0.37f)[..(35 * 1024 * 1024 / 2)]));
        }
        finally { Directory.Delete(folder, recursive: true); }

        return Task.CompletedTask;
    }

    private static void Compare(string voxels, string path)
    {
        (string What, Action Action)[] ways =
        [
            ("GZipStream alone", () => Unpack(path)),
            ("Nifti.Open", () => Nifti.Open(path)),
            ("Nifti.Open + Values", () => _ = Nifti.Open(path).Values.Length),
            ("Nifti.OpenHeader", () => Nifti.OpenHeader(path)),
        ];
        var times = ways.Select(_ => new double[Rounds]).ToArray();
        foreach (var (_, action) in ways) { action(); }

        for (var round = 0; round < Rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                GC.Collect();
                var start = Stopwatch.GetTimestamp();
                ways[way].Action();
                times[way][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        for (var way = 0; way < ways.Length; way++) { Console.WriteLine($"{voxels,-10}{ways[way].What,-26}{Median(times[way]),8:F1}{Median(times[way]) / Median(times[0]),14:F3}"); }
    }

    private static void Unpack(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        while (gzip.Read(buffer) > 0) { }
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    /// <summary>A smooth image with noise, as BOLD is: it packs to about two thirds.</summary>
    private static short[] Shorts()
    {
        var random = new CounterRandom(seed: 1);
        var voxels = new short[35 * 1024 * 1024];
        for (var i = 0; i < voxels.Length; i++) { voxels[i] = (short)((800 * (1 + Math.Sin(i * 0.001))) + (random.NextUInt() & 63)); }

        return voxels;
    }

    private static string Write(string folder, string name, NiftiType type, Array raw)
    {
        var path = Path.Combine(folder, name);
        var volumes = raw.Length / (64 * 64 * 35);
        var voxels = 64 * 64 * 35 * volumes;
        var header = new NiftiHeader { Shape = [64, 64, 35, volumes], Type = type, SclSlope = type == NiftiType.Int16 ? 0.5 : 0, SclInter = 3 };
        if (type == NiftiType.Int16) { NiftiImage.Of(((short[])raw)[..voxels], header).Save(path); }
        else { NiftiImage.Of(((float[])raw)[..voxels], header.Shape).Save(path); }

        return path;
    }
}
