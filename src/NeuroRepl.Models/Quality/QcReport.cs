using NeuroRepl.Domain.Tables;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Models.Quality;

/// <summary>Quality control of a study's fits: who is kept, who is not and why, and which metabolites are not reported.</summary>
public sealed class QcReport
{
    /// <summary>By which rules.</summary>
    public required QcRules Rules { get; init; }

    /// <summary>One verdict a spectrum, in the order of the fits.</summary>
    public required IReadOnlyList<QcVerdict> Verdicts { get; init; }

    /// <summary>Metabolites that are not reported.</summary>
    public required IReadOnlyList<DroppedMetabolite> Dropped { get; init; }

    /// <summary>The fits that stay.</summary>
    public IReadOnlyList<SpectrumFit> Kept => [.. Verdicts.Where(v => v.IsKept).Select(v => v.Quality.Fit)];

    /// <summary>The verdicts of those that do not.</summary>
    public IReadOnlyList<QcVerdict> Excluded => [.. Verdicts.Where(v => !v.IsKept)];

    /// <summary>A row a spectrum: its value in each criterion, whether it is kept, and why not.</summary>
    public Table Table() => new($"quality control, {Rules.Name}",
    [
        new TextColumn("spectrum", [.. Verdicts.Select(v => v.Name)]),
        .. Rules.Criteria.Select(c => new NumberColumn(c.Name, [.. Verdicts.Select(v => c.ValueOf(v.Quality))])),
        new TextColumn("kept", [.. Verdicts.Select(v => v.IsKept ? "yes" : "no")]),
        new TextColumn("reason", [.. Verdicts.Select(v => v.IsKept ? null : string.Join("; ", v.Reasons))]),
    ]);
}
