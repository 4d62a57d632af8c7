using System.Globalization;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Tables;

namespace NeuroRepl.IO.Events;

/// <summary>Reads PsychoPy's wide CSV of CARIT: one row a trial among rows of other routines; lines may end in a comma.</summary>
internal sealed class CaritReader
{
    private static readonly string[] Types = ["Hit", "Miss", "corReject", "falseAlarm"];
    private static readonly string[] NoGo = ["circle", "square"];
    private readonly string _path;
    private readonly string[] _names;

    private CaritReader(string path, string[] names) => (_path, _names) = (path, [.. names.Select(name => name.Trim())]);

    private sealed record Trial(int Line, double Start, double End, string Stim, double Prepotency, double ResponseTime, bool IsLate, string Type, string? Written);

    public static CaritLog Read(string path, double runStart)
    {
        var rows = DelimitedText.Parse(path, TextFile.ReadOld(path), ',');
        if (rows.Count == 0) { throw new FileProblem(path, "it is empty.", "Check that it is PsychoPy's wide .csv."); }

        var reader = new CaritReader(path, rows[0].Cells);
        var trials = rows.Skip(1).Select(row => reader.TrialOf(row.Line, row.Cells)).OfType<Trial>().OrderBy(trial => trial.Start).ToArray();
        return trials.Length > 0 ? Log(trials, runStart) : throw new FileProblem(path, "no row has a shapeStartTime, so it has no trial.", "Check that the run was finished, and that it is PsychoPy's wide .csv.");
    }

    private Trial? TrialOf(int line, string[] cells)
    {
        var (start, end) = (Number(line, cells, "shapeStartTime"), Number(line, cells, "shapeEndTime", isNeeded: false));
        if (double.IsNaN(start)) { return null; }

        var stim = Cell(cells, "stim", isNeeded: true)!;
        var isNoGo = NoGo.Any(shape => stim.Contains(shape, StringComparison.OrdinalIgnoreCase));
        var time = Number(line, cells, "trialResp.firstRt");
        if (time > 10) { throw FileProblem.InText(_path, "trialResp.firstRt", time, line, Array.IndexOf(_names, "trialResp.firstRt") + 1, "seconds are expected, and this looks like milliseconds", "Divide the column by 1000."); }

        var (isLate, hasKey) = (time > CaritLog.ResponseWindowSeconds, Cell(cells, "trialResp.firstKey", isNeeded: true) is { Length: > 0 } key && key is not ("None" or "[]" or "n/a"));
        var responds = (hasKey || !double.IsNaN(time)) && !isLate;
        var type = (isNoGo, responds) switch { (false, true) => "Hit", (false, false) => "Miss", (true, false) => "corReject", _ => "falseAlarm" };
        return new(line, start, end, stim, Number(line, cells, "prepotency", isNeeded: false), isLate ? double.NaN : time, isLate, type, Cell(cells, "corrRespTrialType", isNeeded: false));
    }

    private static CaritLog Log(Trial[] trials, double runStart)
    {
        List<string> notes = [];
        if (trials.Length != CaritLog.TrialsOfARun) { notes.Add($"It has {trials.Length} trials; a run has {CaritLog.TrialsOfARun}."); }

        var other = trials.Where(trial => !trial.IsLate && trial.Written is { Length: > 0 } written && !written.Equals(trial.Type, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (other.Length > 0) { notes.Add($"In {other.Length} trials the log's own type is not what stimulus and response say (line {other[0].Line}: {other[0].Written}, by the response {other[0].Type}); the response counts."); }

        if (trials[0].Start < runStart) { notes.Add(FormattableString.Invariant($"The first trial begins {runStart - trials[0].Start:0.###} s before the first volume.")); }

        var table = new Table("events",
        [
            new NumberColumn("onset", [.. trials.Select(trial => trial.Start - runStart)]),
            new NumberColumn("duration", [.. trials.Select(trial => double.IsNaN(trial.End) ? 0.6 : trial.End - trial.Start)]),
            new TextColumn("trial_type", [.. trials.Select(trial => trial.Type)], Types),
            new NumberColumn("response_time", [.. trials.Select(trial => trial.ResponseTime)]),
            new TextColumn("stim", [.. trials.Select(trial => trial.Stim)]),
            new NumberColumn("prepotency", [.. trials.Select(trial => trial.Prepotency)]),
        ]);
        return new(table, Types.ToDictionary(type => type, type => trials.Count(trial => trial.Type == type)), trials.Count(trial => trial.IsLate), notes);
    }

    private string? Cell(string[] cells, string name, bool isNeeded)
    {
        var column = Array.IndexOf(_names, name);
        return column >= 0 ? cells[column].Trim()
            : isNeeded ? throw new FileProblem(_path, $"it has no column {name}; it has {string.Join(", ", _names.Where(n => n.Length > 0).Take(12))}{(_names.Length > 12 ? " …" : "")}.", "CARIT's columns are stim, prepotency, shapeStartTime, shapeEndTime, trialResp.firstKey, trialResp.firstRt.") : null;
    }

    private double Number(int line, string[] cells, string name, bool isNeeded = true)
    {
        var text = Cell(cells, name, isNeeded);
        if (text is null or "" or "None" or "n/a" or "[]") { return double.NaN; }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value
            : throw FileProblem.InText(_path, name, $"\"{text}\"", line, Array.IndexOf(_names, name) + 1, "a number is expected", "Correct the cell, or leave it empty.");
    }
}
