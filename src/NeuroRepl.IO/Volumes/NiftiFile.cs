namespace NeuroRepl.IO.Volumes;

/// <summary>One NIfTI image on disk, as one file or as a pair.</summary>
internal static class NiftiFile
{
    private static readonly string[] Single = [".nii", ".nii.gz"];
    private static readonly string[] Pair = [".hdr", ".img", ".hdr.gz", ".img.gz"];

    public static NiftiHeader OpenHeader(string path)
    {
        using var source = ByteSource.Open(HeaderPath(Resolve(path)));
        return NiftiHeaderReader.Read(source);
    }

    public static NiftiImage Open(string path)
    {
        var whole = Resolve(path);
        using var source = OpenSource(whole);
        var header = NiftiHeaderReader.Read(source);
        if (!header.IsPair) { return Image(source, header, FileKind.Stem(whole)); }

        using var data = OpenData(source.Path, header);
        return Image(data, header, FileKind.Stem(whole));
    }

    /// <summary>The file that has the header, of the two where it is a pair.</summary>
    public static ByteSource OpenSource(string path) => ByteSource.Open(HeaderPath(Resolve(path)));

    /// <summary>The second file of a pair, long enough for what the header describes.</summary>
    public static ByteSource OpenData(string headerPath, NiftiHeader header)
    {
        var data = ByteSource.Open(DataFile(headerPath));
        var wanted = header.VoxOffset + (header.Voxels * NiftiElement.Of(header.Type)!.VoxelBytes);
        if (wanted >= 0 && wanted <= data.MostLength) { return data; }

        data.Dispose();
        throw new FileProblem(data.Path, $"the header {headerPath} describes {header}, which needs {wanted} bytes; this file can hold {data.MostLength}.", FileProblem.Refetch);
    }

    public static void Save(NiftiImage image, string path)
    {
        if (FileKind.Is(path, Single))
        {
            var header = Fitting(image.Header with { IsPair = false });
            AtomicFile.WriteMaybeCompressed(path, stream =>
            {
                stream.Write(NiftiHeaderWriter.Bytes(header));
                NiftiVoxels.Write(stream, image.Raw, header.IsBigEndian);
            });
            return;
        }

        if (!FileKind.Is(path, Pair)) { throw FileKind.Wrong(path, "the name of a NIfTI file", ".nii, .nii.gz, .hdr, .img"); }

        var pair = Fitting(image.Header with { IsPair = true, VoxOffset = 0 });
        AtomicFile.WriteMaybeCompressed(Other(path, ".img"), stream => NiftiVoxels.Write(stream, image.Raw, pair.IsBigEndian));
        AtomicFile.WriteMaybeCompressed(Other(path, ".hdr"), stream => stream.Write(NiftiHeaderWriter.Bytes(pair)));
    }

    private static NiftiImage Image(ByteSource source, NiftiHeader header, string name)
    {
        source.SkipTo(header.VoxOffset, "what stands before the data");
        var (raw, values) = NiftiVoxels.Read(source, header);
        source.ExpectEnd("the data");
        return new NiftiImage(header, raw, name, values);
    }

    /// <summary>NIfTI-1 counts a dimension in 16 bits; a longer one needs NIfTI-2.</summary>
    private static NiftiHeader Fitting(NiftiHeader header) => header.Version == 1 && header.Shape.Any(length => length > short.MaxValue) ? header with { Version = 2 } : header;

    private static string Resolve(string path)
    {
        var whole = DataPath.Resolve(path);
        return !Directory.Exists(whole) && FileKind.Is(whole, [.. Single, .. Pair]) ? whole : throw FileKind.Wrong(whole, "a NIfTI file", ".nii, .nii.gz, .hdr, .img");
    }

    private static string HeaderPath(string path) => FileKind.Is(path, ".img", ".img.gz") ? Partner(path, ".hdr", "header") : path;

    private static string DataFile(string path) => FileKind.Is(path, ".hdr", ".hdr.gz") ? Partner(path, ".img", "data") : throw new FileProblem(
        path, "its magic says that the data are in a second file, but it is named as a single one.", "Rename it to .hdr, beside its .img.");

    private static string Partner(string path, string ending, string what)
    {
        var plain = Other(path, ending);
        var bare = FileKind.Is(plain, ".gz") ? plain[..^3] : plain;
        return new[] { plain, bare, $"{bare}.gz" }.FirstOrDefault(File.Exists)
            ?? throw new FileProblem(path, $"the {what} of the pair, {System.IO.Path.GetFileName(bare)}, is not beside it.", "Put both files into one folder.");
    }

    private static string Other(string path, string ending)
    {
        var gz = FileKind.Is(path, ".gz") ? path[^3..] : "";
        return $"{path[..^(4 + gz.Length)]}{ending}{gz}";
    }
}
