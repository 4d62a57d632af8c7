using System.Text.Json;
using NeuroRepl.Numerics;

namespace NeuroRepl.Scripting.Sessions;

/// <summary>A session as its log tells it.</summary>
/// <param name="Path">The log.</param>
/// <param name="Name">Whose it was.</param>
/// <param name="Began">When it began.</param>
/// <param name="Cells">All its cells in the order in which they ran.</param>
public sealed record SessionRecord(string Path, string Name, DateTimeOffset Began, IReadOnlyList<LoggedCell> Cells)
{
    /// <summary>The versions that it ran with, by name.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it ended as it should; else its process was killed, or lives still.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The cells that made the last good state: those that ran to their end and were not taken back.</summary>
    public IReadOnlyList<LoggedCell> Good => [.. Cells.Where(static cell => cell.End == CellEnd.Ok)];

    /// <summary>The cell that ran when the process ended; null where none did.</summary>
    public LoggedCell? Unfinished => IsClosed ? null : Cells is [.., { End: null } last] ? last : null;

    /// <summary>Reads a log. A last line that was cut off is passed over.</summary>
    /// <exception cref="ArgumentMistake">It is not there, or is no log.</exception>
    public static SessionRecord Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(file);
            var reader = new SessionLogReader(System.IO.Path.GetFullPath(path));
            while (text.ReadLine() is { } line) { reader.Take(line); }

            return reader.Record ?? throw new ArgumentMistake($"{path} is no log of a session.", $"Logs are in {SessionLog.DefaultFolder}.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new ArgumentMistake($"There is no log {path} that can be read.", $"Logs are in {SessionLog.DefaultFolder}.");
        }
    }

    /// <summary>The last session that has something to go on from and whose process has ended; null where there is none.</summary>
    /// <param name="name">Whose; "prompt", or a kernel's name.</param>
    /// <param name="folder">Where logs are; the usual place where null.</param>
    public static SessionRecord? Last(string name, string? folder = null)
    {
        var place = folder ?? SessionLog.DefaultFolder;
        if (!Directory.Exists(place)) { return null; }

        return Directory.GetFiles(place, $"*{SessionLog.Extension}").OrderDescending(StringComparer.Ordinal)
            .Where(static path => !IsAlive(path)).Select(TryRead)
            .FirstOrDefault(record => record is not null && record.Name == name && record.Cells.Any(static cell => cell.End != CellEnd.TakenBack));
    }

    private static SessionRecord? TryRead(string path)
    {
        try { return Read(path); }
        catch (Exception e) when (e is ArgumentMistake or IOException or JsonException) { return null; }
    }

    // Its writer holds it open, which is a lock.
    private static bool IsAlive(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
