using System.Text;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Notebooks on disk: .ipynb, .dib, and .csx with cells; the name's end says which.</summary>
public static class NotebookFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a notebook.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NotebookException">It is not there, or is none.</exception>
    public static Notebook Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path, Utf8);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException($"There is no notebook {path}.", Neighbours(path));
        }
        catch (UnauthorizedAccessException)
        {
            throw new NotebookException(
                Directory.Exists(path) ? $"{path} is a folder, not a notebook." : $"{path} may not be read.",
                Directory.Exists(path) ? "Name a file in it." : "Look at its permissions: ls -l.");
        }

        catch (DecoderFallbackException e)
        {
            throw NotebookException.NotReadable(path, $"it is not UTF-8 ({e.Message})");
        }

        return Extension(path) switch
        {
            ".ipynb" => Ipynb.Read(text, path),
            ".dib" => Dib.Read(text, path),
            _ => CellScript.Read(text, path),
        };
    }

    /// <summary>Writes a notebook: beside the file first, then in its place, so that no one ever finds half of it.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">The file; the end of its name says which format.</param>
    /// <exception cref="NotebookException">It cannot be written there.</exception>
    public static void Write(Notebook notebook, string path) => WriteText(path, Extension(path) switch
    {
        ".ipynb" => Ipynb.Write(notebook),
        ".dib" => Dib.Write(notebook),
        _ => CellScript.Write(notebook),
    });

    /// <summary>Writes a text beside the file first, then in its place.</summary>
    /// <param name="path">The file; one that is there keeps its permissions, and a link its target.</param>
    /// <param name="text">All of it.</param>
    /// <exception cref="NotebookException">It cannot be written there.</exception>
    public static void WriteText(string path, string text)
    {
        var target = (new FileInfo(path).LinkTarget is null ? null : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName) ?? Path.GetFullPath(path);
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        try
        {
            File.WriteAllText(beside, text, Utf8);
            if (!OperatingSystem.IsWindows() && File.Exists(target)) { File.SetUnixFileMode(beside, File.GetUnixFileMode(target)); }

            File.Move(beside, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw new NotebookException($"{path} could not be written: {e.Message}", "Name another place with -o.");
        }
    }

    /// <summary>Where the copy of a run that did not end lies: "fit.partial.ipynb" beside "fit.ipynb".</summary>
    public static string PartialOf(string path) => Path.ChangeExtension(path, $".partial{Path.GetExtension(path)}");

    private static string Extension(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        return extension is ".ipynb" or ".dib" or ".csx" or ".cs" ? extension
            : throw new NotebookException($"{path} is no notebook's name: it ends in \"{extension}\".", "Notebooks end in .ipynb, .dib or .csx.");
    }

    private static string Neighbours(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var there = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(static file => Path.GetExtension(file) is ".ipynb" or ".dib").Select(Path.GetFileName).Order(StringComparer.Ordinal).Take(5).ToArray()
            : [];
        return there.Length > 0 ? $"There are: {string.Join(", ", there)}." : $"Looked in {folder}.";
    }
}
