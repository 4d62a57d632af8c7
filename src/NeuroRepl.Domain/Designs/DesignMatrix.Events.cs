using System.Globalization;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Designs;

public sealed partial class DesignMatrix
{
    private const double LeadInSeconds = 24;

    /// <summary>A column for each kind of event: the events convolved with a response function and read at the volumes' times.</summary>
    /// <remarks>
    /// The events are put on a grid finer than the volumes (50 points each, from 24 s before), an event of no duration lasting one point; the sum of the response functions that they start
    /// is read at each volume by straight lines. Derivatives are made orthogonal to the response itself, as nilearn does. A condition without events has no column, and a note says so.
    /// </remarks>
    /// <param name="events">The columns onset and duration in seconds, trial_type (one condition "event" without it) and, if it is there, modulation: events.tsv.</param>
    /// <param name="scans">Volumes that the design has rows for, the discarded ones not counted.</param>
    /// <param name="repetitionTimeSeconds">From one volume to the next.</param>
    /// <param name="hrf">The response function; Glover's unless given.</param>
    /// <param name="discard">Volumes before the first row: the events' clock starts with the first of them.</param>
    /// <param name="conditions">The conditions, in the order of their columns; as they come unless given. One without events is remembered in <see cref="Empty"/>.</param>
    /// <param name="sliceTimeSeconds">When within a volume the data are valid: half a volume where slices were timed to the middle.</param>
    /// <exception cref="DesignException">An event before the scan or after it, or one without an onset.</exception>
    public static DesignMatrix FromEvents(
        Table events, int scans, double repetitionTimeSeconds, Hrf? hrf = null, int discard = 0, IReadOnlyList<string>? conditions = null, double sliceTimeSeconds = 0)
    {
        Guard.InRange(scans, 2, 1_000_000);
        Guard.Positive(repetitionTimeSeconds);
        Guard.InRange(discard, 0, 1_000_000);
        var start = (discard * repetitionTimeSeconds) + sliceTimeSeconds;
        var trials = EventCourse.Read(events, start, scans * repetitionTimeSeconds, LeadInSeconds);
        var kinds = conditions ?? [.. trials.Select(trial => trial.Condition).Distinct()];
        if (trials.FirstOrDefault(trial => !kinds.Contains(trial.Condition)).Condition is { } stranger)
        {
            throw new DesignException($"The events of {events.Name} include {stranger}, which is not among the conditions {string.Join(", ", kinds)}.", $"Add it to the conditions, or leave it out: events.Where(\"trial_type != \\\"{stranger}\\\"\").");
        }

        var response = hrf ?? Hrf.Glover;
        var (names, columns, empty) = (new List<string>(), new List<double[]>(), new List<string>());
        foreach (var kind in kinds)
        {
            var own = trials.Where(trial => trial.Condition == kind).ToArray();
            var suffixes = response.Kernels(repetitionTimeSeconds);
            if (own.Length == 0)
            {
                empty.AddRange(suffixes.Select(kernel => kind + kernel.Suffix));
                continue;
            }

            var course = new EventCourse(own, scans, repetitionTimeSeconds, response.Oversampling, LeadInSeconds);
            var made = suffixes.Select(kernel => course.Convolved(kernel.Kernel, response.Lead)).ToArray();
            if (response.IsOrthogonalized) { EventCourse.Orthogonalize(made); }

            names.AddRange(suffixes.Select(kernel => kind + kernel.Suffix));
            columns.AddRange(made);
        }

        if (columns.Count == 0) { throw new DesignException($"{events.Name} has no events of {string.Join(", ", kinds)}.", "Look at events.Texts(\"trial_type\"): are they named otherwise?"); }

        return new(names, [.. Enumerable.Range(0, scans).SelectMany(row => columns.Select(column => column[row]))], discard)
        {
            Empty = empty,
            Notes = empty.Count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"No events of {string.Join(", ", empty)}: no column for {(empty.Count == 1 ? "it" : "them")}, and no contrast that needs {(empty.Count == 1 ? "it" : "them")}.")],
        };
    }
}
