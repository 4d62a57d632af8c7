using NeuroRepl.Domain.Tables;

namespace NeuroRepl.IO.Events;

/// <summary>The log of a Go/NoGo task (HCP's CARIT, by PsychoPy): every trial with what the person did within 800 ms.</summary>
public sealed class CaritLog
{
    internal CaritLog(Table events, IReadOnlyDictionary<string, int> counts, int late, IReadOnlyList<string> notes) => (Events, Counts, LateResponses, Notes) = (events, counts, late, notes);

    /// <summary>How many trials a run has.</summary>
    public const int TrialsOfARun = 92;

    /// <summary>The longest time to respond, in seconds: 600 ms of picture and 200 ms of cross.</summary>
    public const double ResponseWindowSeconds = 0.8;

    /// <summary>Opens PsychoPy's wide .csv. A response after 800 ms counts as none: a Hit becomes a Miss, a falseAlarm a corReject.</summary>
    /// <param name="path">The file; see <see cref="DataPath"/> for where it is looked for.</param>
    /// <param name="runStartSeconds">When the first volume began, on the log's clock; onsets are counted from there.</param>
    /// <exception cref="FileProblem">The file is missing, lacks a column, or a time is missing or in milliseconds.</exception>
    public static CaritLog Open(string path, double runStartSeconds = 0) => CaritReader.Read(DataPath.Resolve(path), runStartSeconds);

    /// <summary>As BIDS events: onset, duration, trial_type (Hit, Miss, corReject, falseAlarm), response_time, stim, prepotency.</summary>
    public Table Events { get; }

    /// <summary>How many trials there are of each of the four types.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; }

    /// <summary>How many responses came after 800 ms and were dropped.</summary>
    public int LateResponses { get; }

    /// <summary>What was odd, in words: another number of trials, types that contradict the responses.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public override string ToString() => $"CARIT: {Events.Count} trials, {string.Join(", ", Counts.Select(count => $"{count.Value} {count.Key}"))}, {LateResponses} late responses dropped";
}
