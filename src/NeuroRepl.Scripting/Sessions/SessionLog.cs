using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuroRepl.Scripting.Sessions;

/// <summary>Writes down what a session runs, while it runs: one file a session, a line of JSON a step, each in the system's hands before the next is taken.</summary>
/// <remarks>
/// A cell has two lines, one before it runs and one after; so a process that is killed loses nothing, and the cell that killed it is known. The file only
/// grows. It is kept open, and locked by that: who cannot open it for itself knows that the session still lives.
/// </remarks>
public sealed class SessionLog : IDisposable
{
    internal const string Extension = ".session.jsonl";
    private const int MostSessions = 300;
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly Action<string> _problem;
    private FileStream? _file;
    private int _cells;

    private SessionLog(FileStream file, string name, TimeProvider clock, Action<string> problem) => (_file, Name, _clock, _problem, Path) = (file, name, clock, problem, file.Name);

    /// <summary>Where logs are by default.</summary>
    public static string DefaultFolder { get; } =
        System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "neurorepl", "sessions");

    /// <summary>Whose it is.</summary>
    public string Name { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Begins a log; null where none can be written, which is told and is no reason not to work.</summary>
    /// <param name="name">Whose it is: "prompt", or the name of a kernel, which a restarted kernel has again.</param>
    /// <param name="problem">Told in a sentence what went wrong.</param>
    /// <param name="folder">Where; the usual place where null.</param>
    /// <param name="clock">The time; the system's where null.</param>
    public static SessionLog? Begin(string name, Action<string> problem, string? folder = null, TimeProvider? clock = null)
    {
        var time = clock ?? TimeProvider.System;
        try
        {
            var place = Directory.CreateDirectory(folder ?? DefaultFolder).FullName;
            ForgetOldest(place);
            var path = System.IO.Path.Combine(place, $"{time.GetUtcNow():yyyyMMdd-HHmmss-fff}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..6]}{Extension}");
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
            if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }

            var log = new SessionLog(new FileStream(path, options), name, time, problem);
            log.Write(json => WriteHead(json, name, time));
            return log;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem($"this session is not logged: {e.Message}");
            return null;
        }
    }

    /// <summary>A cell starts; the value names it at its end.</summary>
    public int Began(int number, string code)
    {
        var id = Interlocked.Increment(ref _cells);
        Write(json =>
        {
            json.WriteNumber("id", id);
            json.WriteNumber("cell", number);
            json.WriteString("began", _clock.GetUtcNow().UtcDateTime);
            json.WriteString("code", code);
        });
        return id;
    }

    /// <summary>A cell has ended.</summary>
    /// <param name="id">What <see cref="Began"/> gave.</param>
    /// <param name="end">How.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="error">The sentence of its error.</param>
    /// <param name="resultMark">What <see cref="MarkOf"/> gave for its result.</param>
    public void Ended(int id, CellEnd end, TimeSpan elapsed, string? error = null, string? resultMark = null) => Write(json =>
    {
        json.WriteNumber("id", id);
        json.WriteString("end", $"{end}");
        json.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 4));
        if (error is not null) { json.WriteString("error", error); }

        if (resultMark is not null) { json.WriteString("result", resultMark); }
    });

    /// <summary>Cells were taken back, by their numbers.</summary>
    public void TookBack(IEnumerable<int> numbers) => Write(json =>
    {
        json.WriteStartArray("takenBack");
        foreach (var number in numbers) { json.WriteNumberValue(number); }

        json.WriteEndArray();
    });

    /// <summary>The cells of another log are run again in this one.</summary>
    public void Resumed(string path) => Write(json => json.WriteString("resumed", path));

    /// <summary>A mark of a result's text: the same text, the same mark.</summary>
    public static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>The session ends as it should.</summary>
    public void Dispose()
    {
        Write(json => json.WriteString("closed", _clock.GetUtcNow().UtcDateTime));
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    /// <summary>What this program is: a number that differs after a replay may come from another one.</summary>
    internal static IEnumerable<(string Name, string Version)> Versions()
    {
        yield return ("neurorepl", typeof(SessionLog).Assembly.GetName().Version?.ToString(3) ?? "");
        yield return ("dotnet", Environment.Version.ToString());
        yield return ("system", RuntimeInformation.RuntimeIdentifier);
    }

    private static void WriteHead(Utf8JsonWriter json, string name, TimeProvider clock)
    {
        json.WriteString("session", name);
        json.WriteString("began", clock.GetUtcNow().UtcDateTime);
        json.WriteNumber("process", Environment.ProcessId);
        json.WriteString("folder", Environment.CurrentDirectory);
        foreach (var (part, version) in Versions()) { json.WriteString(part, version); }
    }

    // A thousand old sessions help nobody.
    private static void ForgetOldest(string folder)
    {
        var files = Directory.GetFiles(folder, $"*{Extension}");
        if (files.Length < MostSessions) { return; }

        foreach (var file in files.Order(StringComparer.Ordinal).Take(files.Length - MostSessions + 1)) { File.Delete(file); }
    }

    private void Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        lock (_gate)
        {
            try { _file?.Write(buffer.GetBuffer(), 0, (int)buffer.Length); }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A full disk ends the log, not the session.
                _file = null;
                _problem($"the session's log ends here: {e.Message}");
            }
        }
    }
}
