using System.IO.Compression;
using System.Text;

namespace NeuroRepl.IO;

/// <summary>Writes a file beside its place and renames it when it is whole, so that nobody ever reads half a file.</summary>
internal static class AtomicFile
{
    public static void Write(string path, Action<Stream> write)
    {
        var whole = DataPath.Absolute(path);
        var folder = System.IO.Path.GetDirectoryName(whole)!;
        if (!Directory.Exists(folder)) { throw new FileProblem(whole, $"the folder {folder} is not there, so nothing can be written into it.", $"Make it first: Directory.CreateDirectory(\"{folder}\")."); }

        if (Directory.Exists(whole)) { throw new FileProblem(whole, "this is a folder; a file is to be written.", "Give a file's name."); }

        var beside = $"{whole}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16)) { write(stream); }

            File.Move(beside, whole, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FileProblem(whole, $"it cannot be written: {error.Message}", "Check the disk's space and the folder's rights, or save elsewhere.", error);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>UTF-8 without a byte order mark, lines as they are.</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text)));

    /// <summary>Compressed when the name ends in .gz. The gzip header carries no time and no name: the same content gives the same bytes.</summary>
    public static void WriteMaybeCompressed(string path, Action<Stream> write) => Write(path, stream =>
    {
        if (!FileKind.Is(path, ".gz"))
        {
            write(stream);
            return;
        }

        using var compressed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        write(compressed);
    });
}
