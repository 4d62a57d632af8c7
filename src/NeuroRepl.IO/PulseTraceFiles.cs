using System.Globalization;
using System.Text.Json;
using NeuroRepl.Domain.Physiology;
using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Studies;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>Opens pulse traces.</summary>
public static class PulseTraceFiles
{
    private const double PhilipsHz = 496;
    private static readonly string[] PulseColumns = ["cardiac", "ppu", "pulse", "pleth", "plethysmograph"];

    extension(PulseTrace trace)
    {
        /// <summary>Opens a pulse trace: BIDS (…_physio.tsv.gz with its .json, column cardiac), or Philips (SCANPHYSLOG….log, column ppu, 496 Hz, from its first line).</summary>
        /// <param name="path">The file; see <see cref="DataPath"/> for where it is looked for.</param>
        /// <param name="samplingHz">Samples a second; without it as the sidecar says, or 496 for Philips (wireless; 500 for wired units).</param>
        /// <exception cref="FileProblem">The file is missing, has no such column, or nothing says its sampling frequency.</exception>
        public static PulseTrace Open(string path, double? samplingHz = null)
        {
            var whole = DataPath.Resolve(path);
            return whole switch
            {
                _ when FileKind.Is(whole, ".tsv", ".tsv.gz") => Bids(whole, samplingHz),
                _ when FileKind.Is(whole, ".log") => Philips(whole, samplingHz ?? PhilipsHz),
                _ => throw FileKind.Wrong(whole, "a pulse trace", "…_physio.tsv.gz, SCANPHYSLOG….log"),
            };
        }
    }

    /// <summary>Heart rates of all sessions in blocks, with the change against a baseline block: a row a session and block; n/a where a session has no trace, or too few beats.</summary>
    /// <param name="study">The study.</param>
    /// <param name="blockSeconds">How long a block is.</param>
    /// <param name="blocks">How many there are.</param>
    /// <param name="baseline">Which of them, from 1, the change is against.</param>
    /// <returns>subject, session, arm, block, start, beats, bpm, change_percent; sessions without a trace stay in it with missing values.</returns>
    /// <exception cref="FileProblem">A trace cannot be read.</exception>
    public static Table HeartRates(this Study study, double blockSeconds, int blocks, int baseline = 1)
    {
        List<(Session Session, Table? Rates)> all = [];
        foreach (var session in study.Sessions)
        {
            Work.Report("heart rates", all.Count, study.Sessions.Count);
            all.Add((session, Physio(study, session) is { } path ? PulseTrace.Open(path).Beats().Blocks(blockSeconds, blocks, baseline) : null));
        }

        NumberColumn Numbers(string name) => new(name, [.. all.SelectMany(one => one.Rates?.Numbers(name) ?? Enumerable.Repeat(double.NaN, blocks))]);
        TextColumn Texts(string name, Func<Session, string?> text) => new(name, [.. all.SelectMany(one => Enumerable.Repeat(text(one.Session), blocks))]);
        return new("heart rates",
        [
            Texts("subject", session => session.SubjectId), Texts("session", session => session.Id), Texts("arm", session => session.Arm),
            new NumberColumn("block", [.. all.SelectMany(_ => Enumerable.Range(1, blocks).Select(block => (double)block))]), Numbers("beats"), Numbers("bpm"), Numbers("change_percent"),
        ]);
    }

    private static string? Physio(Study study, Session session)
    {
        var folder = System.IO.Path.Combine(study.Path, session.SubjectId, session.Id, "func");
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder, "*_physio.tsv*").Where(path => FileKind.Is(path, ".tsv", ".tsv.gz")).Order(StringComparer.Ordinal).ToArray() : [];
        return found.Length <= 1 ? found.FirstOrDefault() : throw new FileProblem(folder, $"it has {found.Length} pulse traces: {string.Join(", ", found.Select(System.IO.Path.GetFileName))}.", "Take them one by one: PulseTrace.Open(path).Beats().Blocks(…).");
    }

    private static PulseTrace Bids(string path, double? samplingHz)
    {
        var sidecar = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", FileKind.Stem(path).Replace(".tsv", "", StringComparison.Ordinal) + ".json");
        if (!File.Exists(sidecar)) { throw new FileProblem(path, $"its sidecar {System.IO.Path.GetFileName(sidecar)} is not beside it: a physiological recording of BIDS has no header of its own.", "Write it: {\"SamplingFrequency\": 100, \"StartTime\": 0, \"Columns\": [\"cardiac\"]}."); }

        using var document = JsonText.Document(sidecar);
        var root = document.RootElement;
        double? Number(string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
        string[] columns = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Columns", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(name => name.ToString())] : [];
        var column = Array.FindIndex(columns, name => PulseColumns.Contains(name.ToLowerInvariant()));
        if (column < 0) { throw new FileProblem(sidecar, $"its Columns are [{string.Join(", ", columns)}]; one called cardiac is looked for.", "Name the pulse's column cardiac, as BIDS does."); }

        var hz = samplingHz ?? Number("SamplingFrequency") ?? throw new FileProblem(sidecar, "it has no SamplingFrequency.", "Write it in hertz, or say it: PulseTrace.Open(path, samplingHz: 100).");
        var rows = Rows(path, TextFile.ReadOld(path).Split('\n').Index().Where(line => line.Item.Trim().Length > 0), column, columns.Length, '\t');
        return Trace(path, rows, hz, Number("StartTime") ?? 0);
    }

    // The scan's end is marked; its beginning is not, so the trace is placed by its end only when the caller cuts it.
    private static PulseTrace Philips(string path, double hz)
    {
        var lines = TextFile.ReadOld(path).Split('\n').Index().ToArray();
        var names = lines.Where(line => line.Item.StartsWith('#')).Select(line => line.Item.TrimStart('#').Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(words => words.Contains("ppu"));
        if (names is null) { throw new FileProblem(path, "no line beginning with # names a column ppu.", "Check that it is a SCANPHYSLOG of Philips."); }

        return Trace(path, Rows(path, lines.Where(line => line.Item.Trim().Length > 0 && line.Item[0] != '#'), Array.IndexOf(names, "ppu"), names.Length, ' '), hz, 0);
    }

    private static double[] Rows(string path, IEnumerable<(int Index, string Item)> lines, int column, int columns, char separator)
    {
        List<double> samples = [];
        foreach (var (n, line) in lines)
        {
            var cells = line.Trim('\r').Split(separator, separator == ' ' ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None);
            if (cells.Length != columns) { throw FileProblem.InText(path, "the row", $"{cells.Length} cells long", n + 1, 1, $"there are {columns} columns", FileProblem.Refetch); }

            var cell = cells[column].Trim();
            samples.Add(cell is "n/a" or "NaN" or "" ? double.NaN : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var sample) ? sample
                : throw FileProblem.InText(path, "a sample", $"\"{cell}\"", n + 1, column + 1, "a number or n/a is expected", FileProblem.Refetch));
        }

        return [.. samples];
    }

    private static PulseTrace Trace(string path, double[] samples, double hz, double start)
    {
        if (samples.Length == 0) { throw new FileProblem(path, "it has no sample.", FileProblem.Refetch); }

        if (!(hz is >= 10 and <= 10_000)) { throw new FileProblem(path, $"its sampling frequency is {hz} Hz; a pulse is sampled 10 to 10000 times a second.", "Say it in hertz: PulseTrace.Open(path, samplingHz: 100)."); }

        return new(samples, hz, start) { Name = FileKind.Stem(path) };
    }
}
