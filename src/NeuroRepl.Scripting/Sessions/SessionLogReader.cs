using System.Text.Json;

namespace NeuroRepl.Scripting.Sessions;

/// <summary>Puts the lines of a log together.</summary>
internal sealed class SessionLogReader(string path)
{
    private readonly List<LoggedCell> _cells = [];
    private readonly Dictionary<int, int> _places = [];
    private SessionRecord? _head;

    /// <summary>What has been read; null where the first line was not a log's.</summary>
    public SessionRecord? Record => _head is null ? null : _head with { Cells = _cells };

    /// <summary>Takes the next line.</summary>
    public void Take(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            Take(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // A line that the end of a process cut off.
        }
    }

    private void Take(JsonElement line)
    {
        if (line.TryGetProperty("session", out var name)) { _head = Head(line, name.GetString()!); }
        else if (line.TryGetProperty("code", out var code))
        {
            _places[line.GetProperty("id").GetInt32()] = _cells.Count;
            _cells.Add(new LoggedCell(line.GetProperty("cell").GetInt32(), code.GetString()!));
        }
        else if (line.TryGetProperty("end", out var end)) { End(line, Enum.Parse<CellEnd>(end.GetString()!)); }
        else if (line.TryGetProperty("takenBack", out var numbers)) { TakeBack([.. numbers.EnumerateArray().Select(static number => number.GetInt32())]); }
        else if (line.TryGetProperty("closed", out _)) { _head = _head! with { IsClosed = true }; }
    }

    private SessionRecord Head(JsonElement line, string name) => new(path, name, line.GetProperty("began").GetDateTimeOffset(), _cells)
    {
        Versions = SessionLog.Versions().Select(static part => part.Name).Where(part => line.TryGetProperty(part, out _))
            .ToDictionary(static part => part, part => line.GetProperty(part).GetString() ?? ""),
    };

    private void End(JsonElement line, CellEnd end)
    {
        var place = _places[line.GetProperty("id").GetInt32()];
        _cells[place] = _cells[place] with
        {
            End = end,
            Elapsed = TimeSpan.FromSeconds(line.GetProperty("seconds").GetDouble()),
            Error = line.TryGetProperty("error", out var error) ? error.GetString() : null,
            ResultMark = line.TryGetProperty("result", out var mark) ? mark.GetString() : null,
        };
    }

    private void TakeBack(IReadOnlyList<int> numbers)
    {
        for (var i = 0; i < _cells.Count; i++)
        {
            if (_cells[i].End == CellEnd.Ok && numbers.Contains(_cells[i].Number)) { _cells[i] = _cells[i] with { End = CellEnd.TakenBack }; }
        }
    }
}
