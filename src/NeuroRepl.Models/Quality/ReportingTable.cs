using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Models.Quality;

/// <summary>The table that a paper with MR spectroscopy should have: MRSinMRS, the minimum reporting standards.</summary>
/// <remarks>Lin et al., "Minimum Reporting Standards for in vivo Magnetic Resonance Spectroscopy (MRSinMRS)", NMR Biomed 34 (2021), e4484, table 1.</remarks>
public sealed class ReportingTable
{
    /// <summary>Every item of the checklist, in its order.</summary>
    public required IReadOnlyList<ReportingItem> Items { get; init; }

    /// <summary>What it describes.</summary>
    public required string Name { get; init; }

    /// <summary>The items that nobody has said; give them with <c>given:</c>.</summary>
    public IReadOnlyList<ReportingItem> Missing => [.. Items.Where(i => i.IsMissing)];

    /// <summary>The value of an item, by its number ("2d") or a word of it ("echo time"); null where it is missing.</summary>
    public string? this[string item] => Items.FirstOrDefault(i => i.Item.StartsWith(item + ".", StringComparison.OrdinalIgnoreCase) || i.Item.Contains(item, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>A row an item, those missing too.</summary>
    public Table Table() => new($"MRSinMRS of {Name}",
    [
        new TextColumn("section", [.. Items.Select(i => i.Section)]),
        new TextColumn("item", [.. Items.Select(i => i.Item)]),
        new TextColumn("value", [.. Items.Select(i => i.Value)]),
        new TextColumn("from", [.. Items.Select(i => i.From)]),
    ]);
}
