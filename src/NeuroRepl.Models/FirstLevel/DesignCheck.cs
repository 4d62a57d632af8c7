using NeuroRepl.Domain.Designs;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>Whether a design can answer what is asked of it, and what to do where it cannot.</summary>
public sealed class DesignCheck
{
    internal DesignCheck()
    {
    }

    /// <summary>The design.</summary>
    public required DesignMatrix Design { get; init; }

    /// <summary>How many columns do not depend on others.</summary>
    public required int Rank { get; init; }

    /// <summary>The largest over the smallest singular value of the columns at unit length; infinite where columns depend on each other.</summary>
    public required double Condition { get; init; }

    /// <summary>The contrasts, one after another.</summary>
    public required IReadOnlyList<ContrastCheck> Contrasts { get; init; }

    /// <summary>The share of volumes that have a column of their own.</summary>
    public required double Scrubbed { get; init; }

    /// <summary>The cutoff that was asked about, in hertz; nothing where none was.</summary>
    public double? HighPassHz { get; init; }

    /// <summary>What is wrong or costly, each with what to do; empty for a sound design.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsSound => Findings.Count == 0;

    /// <summary>One contrast by its text.</summary>
    public ContrastCheck this[string contrast] => Contrasts.FirstOrDefault(check => check.Contrast == contrast)
        ?? throw new DesignException($"The contrast \"{contrast}\" was not checked.", $"Checked were: {string.Join("; ", Contrasts.Select(check => check.Contrast))}.");

    /// <inheritdoc/>
    public override string ToString() => IsSound ? $"sound design of rank {Rank}" : $"design of rank {Rank} with {Findings.Count} findings";
}
