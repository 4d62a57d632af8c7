namespace NeuroRepl.Models.Quality;

/// <summary>One row of the MRSinMRS table.</summary>
/// <param name="Section">1 Hardware, 2 Acquisition, 3 Data analysis, 4 Data quality.</param>
/// <param name="Item">What is asked for: "2d. Repetition time (TR), echo time (TE)".</param>
/// <param name="Value">What is known; null where nothing is.</param>
/// <param name="From">Where it was found: "header", "sidecar", "fit", "given".</param>
public sealed record ReportingItem(string Section, string Item, string? Value, string? From)
{
    /// <summary>Whether nobody has said it.</summary>
    public bool IsMissing => Value is null;
}
