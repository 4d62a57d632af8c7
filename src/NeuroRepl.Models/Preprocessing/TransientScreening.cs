using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Which transients of a series do not belong to the others, and why.</summary>
public sealed class TransientScreening
{
    /// <summary>The series that was looked at.</summary>
    public required SpectrumSeries Before { get; init; }

    /// <summary>The flagged transients, in order.</summary>
    public required IReadOnlyList<FlaggedTransient> Flagged { get; init; }

    /// <summary>Places of the transients that are kept, in order.</summary>
    public required IReadOnlyList<int> KeptIndices { get; init; }

    /// <summary>What was looked at, with every transient's value, score and limit.</summary>
    public required IReadOnlyList<TransientMeasure> Measures { get; init; }

    /// <summary>Standard deviation of each transient's noise on one sample, real part; NaN for one that cannot be used.</summary>
    public required IReadOnlyList<double> NoiseSd { get; init; }

    /// <summary>What a reader must know, each a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The transients that are kept.</summary>
    /// <exception cref="PreprocessingException">None is kept.</exception>
    public SpectrumSeries Kept() => KeptIndices.Count == 0
        ? throw PreprocessingException.AllFlagged(Before.Name, Before.Count, string.Join("; ", Flagged.SelectMany(f => f.Reasons).Select(r => r.Split(':')[0]).Distinct().Take(4)))
        : Before.Only(KeptIndices, Step);

    internal string Step => Flagged.Count == 0 ? $"all {Before.Count} transients kept" : $"{Flagged.Count} of {Before.Count} transients left out ({string.Join(", ", Flagged.Take(12).Select(f => f.Index))}{(Flagged.Count > 12 ? " …" : "")})";

    /// <summary>A row a transient: whether it is flagged, why, and its score in every measure.</summary>
    public Table Table()
    {
        var why = Flagged.ToDictionary(f => f.Index, f => string.Join("; ", f.Reasons));
        return new($"screening of {Before.Name}",
        [
            new NumberColumn("transient", [.. Enumerable.Range(0, Before.Count).Select(t => (double)t)]),
            new TextColumn("flagged", [.. Enumerable.Range(0, Before.Count).Select(t => why.ContainsKey(t) ? "yes" : "no")]),
            .. Measures.Select(m => new NumberColumn(m.Name, [.. m.Scores])),
            new TextColumn("reason", [.. Enumerable.Range(0, Before.Count).Select(t => why.GetValueOrDefault(t))]),
        ]);
    }
}
