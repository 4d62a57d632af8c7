using System.Text;

namespace NeuroRepl.Figures;

/// <summary>Files written beside their place and then moved there, so that a half-written file never carries the name asked for.</summary>
internal static class SavedFile
{
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static void Write(string path, Dictionary<string, Func<byte[]>> formats)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (!formats.TryGetValue(extension, out var content))
        {
            throw new FigureException(
                $"{Path.GetFileName(path)} ends in {(extension.Length == 0 ? "no extension" : extension)}; a figure is saved as {string.Join(", ", formats.Keys.SkipLast(1))} or {formats.Keys.Last()}.",
                $"Save it as \"{Path.ChangeExtension(path, formats.Keys.First())}\".");
        }

        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder)) { throw new FigureException($"There is no folder {folder}.", $"Make it first: Directory.CreateDirectory(\"{folder}\")."); }

        var beside = $"{full}.{Environment.ProcessId}.part";
        try
        {
            File.WriteAllBytes(beside, content());
            File.Move(beside, full, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
