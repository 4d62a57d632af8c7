using System.Diagnostics;
using System.IO.Compression;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.Benchmarks;

/// <summary>Opening 4-D volumes, CIFTI series and surfaces, and taking spheres out of a series, beside nibabel and numpy on the same files: CPU seconds, median of five.</summary>
internal static class ImagingFilesBenchmark
{
    private const int Rounds = 5;

    public static Task RunAsync(string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("neurorepl-benchmark-").FullName;
        try
        {
            string At(string name) => System.IO.Path.Combine(folder, name);
            Write(At);
            var theirs = Theirs(folder);
            var mask = BrainMap.Open(At("mask.nii.gz"));
            var small = BrainSeries.Open(At("small.nii.gz"));
            Console.WriteLine($"{"what",-44}{"ms CPU",10}{"ms",10}{"nibabel ms CPU",18}");
            Compare("unpacking bold.nii.gz alone (80×96×80×120)", () => Unpack(At("bold.nii.gz")), null);
            Compare("BrainSeries.Open, masked", () => BrainSeries.Open(At("bold.nii.gz"), mask), theirs("masked 4-D"));
            Compare("BrainSeries.Blocks of 32 MB, masked", () => { foreach (var block in BrainSeries.Blocks(At("bold.nii.gz"), mask, megabytes: 32)) { GC.KeepAlive(block); } }, null);
            Compare("BrainMap.Open, volume 60", () => BrainMap.Open(At("bold.nii.gz"), mask, volume: 60), null);
            Compare("File.ReadAllBytes of the dtseries (146 MB)", () => File.ReadAllBytes(At("brain.dtseries.nii")), null);
            Compare("BrainSeries.Open, dtseries 91282 × 400", () => BrainSeries.Open(At("brain.dtseries.nii")), theirs("dtseries"));
            Compare("SurfaceMesh.Open, 163842 vertices", () => SurfaceMesh.Open(At("lh.sphere.surf.gii")), theirs("surface"));
            Compare("ten spheres of 8 mm, 46×56×46×192", () => Spheres(small), theirs("ten spheres"));
            Compare("resampling 46×56×46×192 to 2 mm", () => small.ResampleTo(VoxelSpace.Whole(new(91, 109, 91, new([-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72])))), null);
        }
        finally { Directory.Delete(folder, recursive: true); }

        return Task.CompletedTask;
    }

    private static void Compare(string what, Action action, double? theirs)
    {
        action();
        List<(double Cpu, double Wall)> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var (cpu, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            action();
            times.Add(((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }

        Console.WriteLine($"{what,-44}{times.Select(time => time.Cpu).Order().ElementAt(Rounds / 2),10:F0}{times.Select(time => time.Wall).Order().ElementAt(Rounds / 2),10:F0}{(theirs is { } seconds ? $"{1000 * seconds:F0}" : "-"),18}");
    }

    private static void Spheres(BrainSeries series)
    {
        for (var n = 0; n < 10; n++) { series.MeanIn(Roi.Sphere((-20 + (4 * n), 10, 5), 8)); }
    }

    private static void Unpack(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        while (gzip.Read(buffer) > 0) { }
    }

    private static Func<string, double?> Theirs(string folder)
    {
        if (!Tools.Has("python:nibabel")) { return _ => null; }

        Environment.SetEnvironmentVariable("OMP_NUM_THREADS", "1");
        var lines = Tools.Run(Tools.Python, Repository.At("tests", "reference", "imaging-files", "speed.py"), folder).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToDictionary(words => words[0], words => double.Parse(words[1]));
        Console.WriteLine($"nibabel, every tenth volume of bold.nii.gz by itself: {1000 * lines["every tenth volume"]:F0} ms CPU");
        return name => lines[name];
    }

    private static void Write(Func<string, string> at)
    {
        var random = new CounterRandom(seed: 1);
        var grid = new VoxelGrid(80, 96, 80, new([-2.4, 0, 0, 96, 0, 2.4, 0, -120, 0, 0, 2.4, -72]));
        var (noise, head) = (new float[grid.Count * 2], new float[grid.Count]);
        for (var n = 0; n < noise.Length; n++) { noise[n] = random.NextUInt() & 63; }

        for (var voxel = 0; voxel < grid.Count; voxel++) { head[voxel] = grid.PositionOf(voxel).DistanceTo((0, -5, 20)) < 70 ? 1 : 0; }

        new BrainMap(VoxelSpace.Whole(grid), head).Save(at("mask.nii.gz"));
        // 16-bit whole numbers, zero outside the head, as scanners write them.
        var raw = new short[grid.Count * 120];
        for (var n = 0; n < raw.Length; n++) { raw[n] = (short)(head[n % grid.Count] * ((800 * (1 + Math.Sin(n * 0.001))) + noise[(n * 7L) % noise.Length])); }

        var header = new IO.Volumes.NiftiHeader { Shape = [80, 96, 80, 120], Type = IO.Volumes.NiftiType.Int16, SclSlope = 0.5, SclInter = 3, XyztUnits = 10, Pixdim = [1, 1, 1, 1, 2, 1, 1, 1] };
        IO.Volumes.NiftiImage.Of(raw, header.WithAffine([.. grid.Affine.Rows, 0, 0, 0, 1])).Save(at("bold.nii.gz"));
        raw = [];

        var coarse = new VoxelGrid(46, 56, 46, new([-4, 0, 0, 90, 0, 4, 0, -126, 0, 0, 4, -72]));
        var values = new float[coarse.Count * 192];
        for (var n = 0; n < values.Length; n++) { values[n] = noise[n % noise.Length]; }

        new BrainSeries(VoxelSpace.Whole(coarse), values, 2).Save(at("small.nii.gz"));

        int[] Rising(int of, int count) => [.. Enumerable.Range(0, count).Select(n => (int)((long)n * of / count))];
        var brain = new Grayordinates([new("CORTEX_LEFT", new VertexSpace("CORTEX_LEFT", 32_492, Rising(32_492, 29_696))), new("CORTEX_RIGHT", new VertexSpace("CORTEX_RIGHT", 32_492, Rising(32_492, 29_716))), new("OTHER", new VoxelSpace(new(91, 109, 91, Affine.Isotropic(2)), Rising(900_000, 31_870)))]);
        var course = new float[brain.Count * 400];
        for (var n = 0; n < course.Length; n++) { course[n] = noise[n % noise.Length]; }

        new BrainSeries(brain, course, 0.8).Save(at("brain.dtseries.nii"));
        var coordinates = new float[3 * 163_842];
        for (var n = 0; n < coordinates.Length; n++) { coordinates[n] = (float)random.NextNormal() * 50; }

        new SurfaceMesh(coordinates, [.. Enumerable.Range(0, 3 * 327_680).Select(n => (int)(n * 2654435761L % 163_842))], "CORTEX_LEFT").Save(at("lh.sphere.surf.gii"));
    }
}
