using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>Reads a CIFTI-2 file: a NIfTI-2 header, its XML in extension 32, and a matrix that lies place after place in the file and map after map here.</summary>
internal static class CiftiReader
{
    private const int XmlCode = 32;
    private const int Tile = 64;

    public static CiftiMatrix Read(string path)
    {
        using var source = NiftiFile.OpenSource(path);
        var header = NiftiHeaderReader.Read(source);
        if (header.Extensions.FirstOrDefault(extension => extension.Code == XmlCode) is not { } xml)
        {
            throw new FileProblem(path, $"it is {header} without CIFTI's XML (extension {XmlCode}).", header.Version == 1 ? "CIFTI-1 files are converted with wb_command -file-convert -cifti-version-convert." : "A volume is opened with BrainMap.Open or BrainSeries.Open; name it .nii.");
        }

        if (header.Shape.Count < 6 || header.Shape.Take(4).Any(length => length != 1) || header.Shape.Skip(6).Any(length => length != 1))
        {
            throw new FileProblem(path, $"its dimensions are {string.Join(" × ", header.Shape)}; CIFTI-2 has 1 × 1 × 1 × 1 × maps × places.", header.Version == 1 ? "CIFTI-1 files are converted with wb_command -file-convert -cifti-version-convert." : FileProblem.Refetch);
        }

        var (along, down) = new CiftiXmlReader(path, xml.Text).Axes(header.Shape[4], header.Shape[5]);
        var values = Matrix(source, header, along, down);
        return new(along, down, values) { Name = FileKind.Stem(path) };
    }

    // In the file the first index (maps) runs fastest: place after place. Tiles of places keep both sides of the exchange in the cache.
    private static float[] Matrix(ByteSource source, NiftiHeader header, CiftiAxis along, CiftiAxis.Brain down)
    {
        var (maps, places) = (along.Count, down.Count);
        MemoryBudget.Check(source.Path, maps, places, down.Space.Places, null, "Parcellate it first (wb_command -cifti-parcellate), or take a machine with more memory.");
        var numbers = NiftiNumbers.Of(source, header);
        var values = numbers.IsPromised ? GC.AllocateUninitializedArray<float>(maps * places) : throw FileProblem.EndsEarly(source.Path, "the data", header.VoxOffset, header.Voxels * NiftiElement.Of(header.Type)!.VoxelBytes, Math.Max(0, source.PromisedLength - header.VoxOffset));
        var mapOf = (along as CiftiAxis.Brain)?.PlaceOf;
        var tile = new float[Math.Min(Tile, places) * maps];
        for (var first = 0; first < places; first += Tile)
        {
            var count = Math.Min(Tile, places - first);
            Work.Report($"reading {System.IO.Path.GetFileName(source.Path)}", first, places);
            numbers.Next(count * maps, [], tile);
            for (var map = 0; map < maps; map++)
            {
                var row = values.AsSpan((mapOf?[map] ?? map) * places, places);
                if (down.PlaceOf is { } placeOf)
                {
                    for (var n = 0; n < count; n++) { row[placeOf[first + n]] = tile[(n * maps) + map]; }
                }
                else
                {
                    for (var n = 0; n < count; n++) { row[first + n] = tile[(n * maps) + map]; }
                }
            }
        }

        numbers.ExpectEnd();
        return values;
    }
}
