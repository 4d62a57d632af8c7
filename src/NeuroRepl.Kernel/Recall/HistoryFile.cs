using System.Text.Json;
using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel.Recall;

/// <summary>The cells of all sessions in one file, a line of JSON each, that only grows. Several kernels write to it, one at a time.</summary>
internal sealed class HistoryFile(string path)
{
    private const int Tries = 200;
    private const int LongestCell = 200_000;
    private const int LongestResult = 20_000;

    /// <summary>Where it is by default.</summary>
    public static string DefaultPath { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "neurorepl", "history.jsonl");

    /// <summary>Takes the next number of a session.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public int BeginSession()
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) { Directory.CreateDirectory(folder); }

        using var file = Open();
        var number = 1 + Parse(file).Select(static entry => entry.Session).DefaultIfEmpty(0).Max();
        Write(file, new HistoryEntry(number, 0, "", null));
        return number;
    }

    /// <summary>Adds a cell. What is too long to be typed (data that were pasted, a page as a result) is not kept for later sessions: each reads all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(HistoryEntry entry)
    {
        if (entry.Code.Length > LongestCell) { return; }

        using var file = Open();
        Write(file, entry.Result is { Length: > LongestResult } ? entry with { Result = null } : entry);
    }

    /// <summary>All cells of all sessions, in the order of sessions.</summary>
    public IReadOnlyList<HistoryEntry> Read()
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return [.. Parse(file).Where(static entry => entry.Line > 0).OrderBy(static entry => entry.Session)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // Opened for itself alone: that is the lock between kernels, and it is held for less than a millisecond.
    private FileStream Open()
    {
        for (var i = 0; ; i++)
        {
            try { return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None); }
            catch (IOException) when (i < Tries && File.Exists(path)) { Thread.Sleep(2); }
        }
    }

    private static void Write(FileStream file, HistoryEntry entry)
    {
        var line = Json.Object(json =>
        {
            json.WriteNumber("session", entry.Session);
            json.WriteNumber("line", entry.Line);
            json.WriteString("code", entry.Code);
            if (entry.Result is { } result) { json.WriteString("result", result); }
        });

        // A line that a crash cut off must not swallow this one.
        var isTorn = file.Length > 0 && LastByte(file) != (byte)'\n';
        file.Seek(0, SeekOrigin.End);
        file.Write([.. isTorn ? "\n"u8 : [], .. line.Span, (byte)'\n']);
    }

    private static int LastByte(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }

    private static IEnumerable<HistoryEntry> Parse(FileStream file)
    {
        file.Seek(0, SeekOrigin.Begin);
        using var text = new StreamReader(file, leaveOpen: true);
        while (text.ReadLine() is { } line)
        {
            if (Parse(line) is { } entry) { yield return entry; }
        }
    }

    private static HistoryEntry? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            return json.Number("session") is { } session && json.Number("line") is { } number ? new HistoryEntry(session, number, json.Text("code") ?? "", json.Text("result")) : null;
        }
        catch (JsonException)
        {
            return null;                                    // a line that a crash cut off
        }
    }
}
