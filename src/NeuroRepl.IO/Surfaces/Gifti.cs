namespace NeuroRepl.IO.Surfaces;

/// <summary>GIFTI files: surfaces (.surf.gii), values of vertices (.func.gii, .shape.gii), labels (.label.gii).</summary>
public static class Gifti
{
    /// <summary>Opens a file with all that it holds: <c>Gifti.Open("lh.func.gii").Arrays</c>. A DOCTYPE is passed over; nothing is fetched.</summary>
    /// <exception cref="FileProblem">The file is missing, cut, damaged, no GIFTI, or says something that cannot be.</exception>
    public static GiftiImage Open(string path)
    {
        var whole = DataPath.Resolve(path);
        return !Directory.Exists(whole) && FileKind.Is(whole, ".gii", ".gii.gz") ? GiftiReader.Read(whole) : throw FileKind.Wrong(whole, "a GIFTI file", ".surf.gii, .func.gii, .shape.gii, .label.gii");
    }

    /// <summary>Saves an image as .gii, numbers in this machine's own bytes.</summary>
    /// <param name="image">What to save.</param>
    /// <param name="path">The file.</param>
    /// <param name="encoding">How numbers are written; compressed without it.</param>
    /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
    public static void Save(this GiftiImage image, string path, GiftiEncoding encoding = GiftiEncoding.GZipBase64Binary)
    {
        if (!FileKind.Is(path, ".gii")) { throw FileKind.Wrong(path, "the name of a GIFTI file", ".surf.gii, .func.gii, .shape.gii, .label.gii"); }

        GiftiWriter.Write(image, path, encoding);
    }
}
