using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Values of every place over time: a volumes × places matrix.</summary>
public sealed class BrainSeries
{
    private readonly float[] _values;

    /// <param name="space">The places.</param>
    /// <param name="values">Volume after volume; taken over.</param>
    /// <param name="repetitionTimeSeconds">The time from one volume to the next.</param>
    public BrainSeries(BrainSpace space, float[] values, double repetitionTimeSeconds)
    {
        Guard.NotEmpty(values);
        Guard.Positive(repetitionTimeSeconds);
        if (values.Length % space.Count != 0) { throw new ArgumentMistake($"{values.Length} values do not fill whole volumes of {space.Count} {space.Places}.", "Give volumes × places values, volume after volume."); }

        (Space, _values, RepetitionTimeSeconds) = (space, values, repetitionTimeSeconds);
    }

    /// <summary>The places.</summary>
    public BrainSpace Space { get; }

    /// <summary>Volume after volume.</summary>
    public ReadOnlyMemory<float> Values => _values;

    /// <summary>The time from one volume to the next.</summary>
    public double RepetitionTimeSeconds { get; }

    /// <summary>How many volumes there are.</summary>
    public int Count => _values.Length / Space.Count;

    /// <summary>What to call it in a title.</summary>
    public string Name { get; init; } = "series";

    /// <summary>Volumes that were discarded at the start, before the first one here.</summary>
    public int Discarded { get; init; }

    /// <summary>What was done to it, in order.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The values of one volume, without a copy.</summary>
    public ReadOnlyMemory<float> Volume(int index) => _values.AsMemory(index * Space.Count, Space.Count);

    /// <summary>One volume as a map.</summary>
    public BrainMap this[int index] => new(Space, Volume(index).ToArray()) { Name = $"{Name}[{index}]" };

    /// <summary>The time course of one place, copied.</summary>
    public double[] At(int place)
    {
        var course = new double[Count];
        for (var volume = 0; volume < course.Length; volume++) { course[volume] = _values[(volume * Space.Count) + place]; }

        return course;
    }

    internal BrainSeries Over(BrainSpace space) => new(space, _values, RepetitionTimeSeconds) { Name = Name, Discarded = Discarded, Steps = Steps };

    /// <summary>The values of these places, in this order; NaN for place −1.</summary>
    internal BrainSeries Gathered(BrainSpace space, int[] places)
    {
        var values = new float[(long)Count * places.Length];
        for (var volume = 0; volume < Count; volume++)
        {
            var from = Volume(volume).Span;
            var to = values.AsSpan(volume * places.Length, places.Length);
            for (var n = 0; n < places.Length; n++) { to[n] = places[n] >= 0 ? from[places[n]] : float.NaN; }
        }

        return new(space, values, RepetitionTimeSeconds) { Name = Name, Discarded = Discarded, Steps = Steps };
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name}: {Count} volumes every {RepetitionTimeSeconds:0.###} s on {Space}");
}
