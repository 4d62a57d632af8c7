using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuroRepl.Cli.Terminal.History;

/// <summary>The history of all sessions: a line of JSON an entry, only ever appended, each with one write, so that several prompts can share it and a crash loses nothing.</summary>
/// <param name="path">The file; its folder is made when it is first needed.</param>
/// <param name="problem">Told in a sentence what went wrong, once.</param>
internal sealed class HistoryFile(string path, Action<string> problem)
{
    private const int MostEntries = 20_000;
    private const int Attempts = 40;
    private const int Pause = 5;                            // milliseconds
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _gate = new();
    private bool _isTold;

    /// <summary>Where it is by default.</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "neurorepl", "history.jsonl");

    /// <summary>The entries, the oldest first. A file that is damaged is set aside, and what can be read of it starts a new one.</summary>
    public IReadOnlyList<HistoryEntry> Read()
    {
        lock (_gate)
        {
            try
            {
                if (!File.Exists(path)) { return []; }

                var bytes = Patiently(() => File.ReadAllBytes(path));
                var (entries, isDamaged) = Entries(bytes);
                if (isDamaged) { SetAside(entries); }

                return [.. entries.TakeLast(MostEntries)];
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Tell($"the history of earlier sessions cannot be read: {e.Message}");
                return [];
            }
        }
    }

    /// <summary>Appends an entry.</summary>
    public void Append(HistoryEntry entry)
    {
        lock (_gate)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var file = Open();
                file.Write(LineOf(entry));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Tell($"the history of this session is not kept: {e.Message}");
            }
        }
    }

    // A line that is no entry means that something else wrote here.
    private static (List<HistoryEntry> Entries, bool IsDamaged) Entries(ReadOnlySpan<byte> bytes)
    {
        var entries = new List<HistoryEntry>();
        var isDamaged = false;
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            if (EntryOf(line) is { } entry) { entries.Add(entry); }
            else { isDamaged |= !line.IsEmpty && line[0] != (byte)'{'; }      // an entry that breaks off is what a power cut leaves

            bytes = end < 0 ? [] : bytes[(end + 1)..];
        }

        return (entries, isDamaged);
    }

    private static HistoryEntry? EntryOf(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            using var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("code", out var code) && code.GetString() is { } text
                ? new HistoryEntry(text, json.RootElement.TryGetProperty("project", out var project) ? project.GetString() ?? "" : "")
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private void SetAside(List<HistoryEntry> entries)
    {
        var aside = $"{path}.damaged-{DateTime.UtcNow:yyyyMMdd-HHmmss}";
        File.Move(path, aside);
        File.WriteAllBytes(path, [.. entries.SelectMany(LineOf)]);
        Tell($"the history file was damaged; it is set aside as {aside}, and the {entries.Count} entries that could be read start a new one.");
    }

    // The runtime appends by looking where the end is and writing there, so a lock keeps two prompts from writing over each other; a torn last line is ended first.
    private FileStream Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }

        var file = Patiently(() => new FileStream(path, options));
        if (file.Length == 0) { return file; }

        file.Seek(-1, SeekOrigin.End);
        var isTorn = file.ReadByte() != '\n';
        file.Seek(0, SeekOrigin.End);
        if (isTorn) { file.Write("\n"u8); }

        return file;
    }

    private static T Patiently<T>(Func<T> open)
    {
        for (var attempt = 0; ; attempt++)
        {
            try { return open(); }
            catch (IOException e) when (attempt < Attempts && e is not (FileNotFoundException or DirectoryNotFoundException)) { Thread.Sleep(Pause); }
        }
    }

    private void Tell(string what)
    {
        if (_isTold) { return; }

        _isTold = true;
        problem(what);
    }

    private static byte[] LineOf(HistoryEntry entry) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, string> { ["code"] = entry.Code, ["project"] = entry.Project }, Format) + "\n");
}
