namespace NeuroRepl.Models.Quality;

/// <summary>What quality control says of one spectrum.</summary>
/// <param name="Quality">Its widths, ratios and bounds.</param>
/// <param name="Reasons">Why it is left out, each a phrase with value and limit; none where it is kept.</param>
public sealed record QcVerdict(FitQuality Quality, IReadOnlyList<string> Reasons)
{
    /// <summary>The spectrum's name.</summary>
    public string Name => Quality.Name;

    /// <summary>Whether it stays in the analysis.</summary>
    public bool IsKept => Reasons.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => IsKept ? $"{Name}: kept" : $"{Name}: left out, {string.Join("; ", Reasons)}";
}
