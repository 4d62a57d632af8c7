using System.Numerics;
using System.Text;
using System.Text.Json;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Volumes;

/// <summary>nibabel and nifti_tool as the judges of every type, byte order, version and container, reading and writing.</summary>
public sealed class NibabelTests
{
    [Needs("python:nibabel")]
    public void Every_type_order_version_and_container_reads_as_nibabel_reads_it()
    {
        using var folder = new ScratchFolder();
        Tools.Run(Tools.Python, Repository.At("tests", "reference", "nifti", "make.py"), folder.Path);
        using var expected = JsonDocument.Parse(File.ReadAllText(folder.At("expected.json")));
        var files = expected.RootElement.EnumerateArray().ToArray();

        Assert.Equal(416, files.Length);
        foreach (var file in files)
        {
            var name = file.GetProperty("file").GetString()!;
            var image = Nifti.Open(folder.At(name));

            Assert.Equal(Ints(file, "shape"), image.Shape);
            Assert.Equal(file.GetProperty("type").GetInt32(), (int)image.Header.Type);
            Assert.Equal(file.GetProperty("source").GetString(), image.Header.AffineSource.ToString());
            Assert.Equal(Numbers(file, "values"), Values(image));                                 // exactly: max |difference| 0
            if (file.GetProperty("affine").ValueKind != JsonValueKind.Null) { AssertClose(Numbers(file, "affine"), image.Affine, 1e-6); }

            var extensions = file.GetProperty("extensions").EnumerateArray().Select(e => (e[0].GetInt32(), e[1].GetString())).ToArray();
            Assert.Equal(extensions, image.Header.Extensions.Select(e => (e.Code, (string?)e.Text)).ToArray());
            Assert.Equal(image.Header.ToString(), Nifti.OpenHeader(folder.At(name)).ToString());
        }
    }

    [Needs("python:nibabel", "nifti_tool")]
    public void What_is_written_is_accepted_by_nibabel_and_nifti_tool_with_the_same_numbers()
    {
        using var folder = new ScratchFolder();
        Dictionary<string, NiftiImage> written = [];
        var index = 0;
        foreach (var (type, raw) in Raws())
        {
            foreach (var bigEndian in new[] { false, true })
            {
                foreach (var ending in new[] { ".nii", ".nii.gz", ".hdr", ".hdr.gz" })
                {
                    var image = NiftiImage.Of(raw, type, [2, 3, 2], [-2, 0.1, 0, 90, 0.2, 2, -0.3, -126, 0, 0.4, 3, -72, 0, 0, 0, 1]);
                    image = image.With(image.Header with
                    {
                        Version = 1 + (index / 4 % 2), IsBigEndian = bigEndian, Description = $"number {index}", IntentName = "test",
                        SclSlope = index % 3 == 0 && type is not (NiftiType.Rgb24 or NiftiType.Rgba32) ? 0.5 : 0, SclInter = index % 3 == 0 ? -1.5 : 0,
                        Extensions = index % 2 == 0 ? [NiftiExtension.Of(6, $"a note of {index} µ")] : [],
                    });
                    var name = $"w{index++}{ending}";
                    image.Save(folder.At(name));
                    written[name] = image;
                }
            }
        }

        Assert.Equal(112, written.Count);
        using var read = JsonDocument.Parse(Tools.Run(Tools.Python, Repository.At("tests", "reference", "nifti", "read.py"), folder.Path));
        foreach (var (name, image) in written)
        {
            var file = read.RootElement.GetProperty(name);
            Assert.Equal(Ints(file, "shape"), image.Shape);
            Assert.Equal(file.GetProperty("type").GetInt32(), (int)image.Header.Type);
            Assert.Equal(file.GetProperty("bigEndian").GetBoolean(), image.Header.IsBigEndian);
            Assert.Equal($"Nifti{image.Header.Version}{(name.Contains(".nii", StringComparison.Ordinal) ? "Image" : "Pair")}", file.GetProperty("class").GetString());
            Assert.Equal(image.Header.Description, file.GetProperty("descrip").GetString());
            Assert.Equal(Numbers(file, "values"), Values(image));
            AssertClose(Numbers(file, "affine"), image.Affine, 1e-5);                              // NIfTI-1 keeps the affine in 32-bit floats; 126 ± 4e-6
            var texts = file.GetProperty("extensions").EnumerateArray().Select(e => (e[0].GetInt32(), Encoding.UTF8.GetString(e[1].GetBytesFromBase64()).TrimEnd('\0')));
            Assert.Equal(texts, image.Header.Extensions.Select(e => (e.Code, e.Text)));
        }

        // nifti_tool's header check knows NIfTI-1 only (it fails nibabel's NIfTI-2 files too); its image check knows both.
        var headers = Tools.Run("nifti_tool", ["-check_hdr", "-infiles", .. written.Where(w => w.Value.Header.Version == 1 && !w.Key.EndsWith(".hdr.gz", StringComparison.Ordinal)).Select(w => folder.At(w.Key))]);
        var images = Tools.Run("nifti_tool", ["-check_nim", "-infiles", .. written.Keys.Where(name => !name.EndsWith(".hdr.gz", StringComparison.Ordinal)).Select(name => folder.At(name))]);
        foreach (var output in new[] { headers, images })
        {
            Assert.Contains("IS GOOD", output, StringComparison.Ordinal);
            Assert.DoesNotContain("FAIL", output, StringComparison.Ordinal);
        }
    }

    [Needs("nifti_tool")]
    public void Nifti_tool_prints_the_voxels_that_were_written()
    {
        using var folder = new ScratchFolder();
        foreach (var version in new[] { 1, 2 })
        {
            foreach (var bigEndian in new[] { false, true })
            {
                short[] raw = [.. Enumerable.Range(0, 24).Select(i => (short)((i * 1000) - 7000))];
                NiftiImage.Of(raw, new NiftiHeader { Shape = [2, 3, 2, 2], Type = NiftiType.Int16, Version = version, IsBigEndian = bigEndian }).Save(folder.At("v.nii.gz"));
                var printed = Tools.Run("nifti_tool", "-quiet", "-disp_ts", "1", "2", "1", "-infiles", folder.At("v.nii.gz"));

                Assert.Equal(["4000", "16000"], printed.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));      // voxel (1, 2, 1): 11 and 11 + 12
            }
        }
    }

    private static IEnumerable<(NiftiType Type, Array Raw)> Raws()
    {
        yield return (NiftiType.UInt8, Enumerable.Range(0, 12).Select(i => (byte)(255 - i)).ToArray());
        yield return (NiftiType.Int8, Enumerable.Range(0, 12).Select(i => (sbyte)(i - 128)).ToArray());
        yield return (NiftiType.Int16, Enumerable.Range(0, 12).Select(i => (short)((i * 5000) - 32768)).ToArray());
        yield return (NiftiType.UInt16, Enumerable.Range(0, 12).Select(i => (ushort)(i * 5957)).ToArray());
        yield return (NiftiType.Int32, Enumerable.Range(0, 12).Select(i => (i * 300_000_000) - int.MaxValue).ToArray());
        yield return (NiftiType.UInt32, Enumerable.Range(0, 12).Select(i => (uint)i * 390_000_000u).ToArray());
        yield return (NiftiType.Int64, Enumerable.Range(0, 12).Select(i => (i * 1_400_000_000_000_000_000L) + long.MinValue).ToArray());
        yield return (NiftiType.UInt64, Enumerable.Range(0, 12).Select(i => (ulong)i * 1_600_000_000_000_000_000UL).ToArray());
        yield return (NiftiType.Float32, Enumerable.Range(0, 12).Select(i => i * 1.1f).ToArray());
        yield return (NiftiType.Float64, Enumerable.Range(0, 12).Select(i => i * -1.1).ToArray());
        yield return (NiftiType.Complex64, Enumerable.Range(0, 24).Select(i => i * 0.3f).ToArray());
        yield return (NiftiType.Complex128, Enumerable.Range(0, 24).Select(i => i * 0.3).ToArray());
        yield return (NiftiType.Rgb24, Enumerable.Range(0, 36).Select(i => (byte)(i * 7)).ToArray());
        yield return (NiftiType.Rgba32, Enumerable.Range(0, 48).Select(i => (byte)(i * 5)).ToArray());
    }

    private static double[] Values(NiftiImage image) => image.Header.Type switch
    {
        NiftiType.Complex64 or NiftiType.Complex128 => [.. Parts(image.ComplexValues)],
        NiftiType.Rgb24 or NiftiType.Rgba32 => [.. ((byte[])image.Raw).Select(b => (double)b)],
        _ => [.. image.Values.ToArray().Select(v => (double)v)],
    };

    private static IEnumerable<double> Parts(ReadOnlyMemory<Complex> values) => values.ToArray().SelectMany(v => new[] { v.Real, v.Imaginary });

    private static int[] Ints(JsonElement file, string name) => [.. file.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];

    private static double[] Numbers(JsonElement file, string name) => [.. file.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++) { Assert.Equal(expected[i], actual[i], tolerance); }
    }
}
