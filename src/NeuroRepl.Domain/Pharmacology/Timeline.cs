using System.Globalization;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Pharmacology;

/// <summary>A protocol in time: what is given, scanned and asked, in minutes from the start of the drug.</summary>
public sealed class Timeline
{
    /// <param name="name">What to call it.</param>
    /// <param name="elements">What happens, in any order.</param>
    public Timeline(string name, IReadOnlyList<TimelineElement> elements)
    {
        Guard.NotBlank(name);
        if (elements.FirstOrDefault(one => one.EndMinutes < one.StartMinutes) is { } wrong)
        {
            throw new ArgumentMistake(string.Create(CultureInfo.InvariantCulture, $"{wrong.Lane} {wrong.Label} ends at {wrong.EndMinutes} min, before it starts at {wrong.StartMinutes}."), "Give start and end in this order.");
        }

        (Name, Elements) = (name, elements);
    }

    /// <summary>What to call it.</summary>
    public string Name { get; }

    /// <summary>What happens.</summary>
    public IReadOnlyList<TimelineElement> Elements { get; }

    /// <summary>The scan of Boucherie et al. (2025): two minutes left out, a baseline of four, then bolus, infusion and eight blocks of four minutes.</summary>
    /// <param name="dose">The scheme; the low one unless given.</param>
    public static Timeline Boucherie(DoseScheme? dose = null) => (dose ?? PublishedDoses.BoucherieLow).Timeline()
        .With("scan", -6, 32, "38 min of phMRI and phMRS").With("blocks", -6, -4, "left out").With("blocks", -4, 0, "baseline").WithBlocks(8, 4)
        .With("ratings", -15, "CADSS").With("ratings", 45, "CADSS").With("blood", 45, "plasma");

    /// <summary>The timeline with one more stretch.</summary>
    public Timeline With(string lane, double startMinutes, double endMinutes, string label = "") => new(Name, [.. Elements, new(lane, startMinutes, endMinutes, label)]);

    /// <summary>The timeline with one more moment.</summary>
    public Timeline With(string lane, double atMinutes, string label = "") => new(Name, [.. Elements, new(lane, atMinutes, null, label)]);

    /// <summary>The timeline with blocks of one length one after another, numbered from 1.</summary>
    public Timeline WithBlocks(int count, double minutes, double startMinutes = 0)
    {
        Guard.Positive(count);
        Guard.Positive(minutes);
        return new(Name, [.. Elements, .. Enumerable.Range(0, count).Select(block => new TimelineElement("blocks", startMinutes + (block * minutes), startMinutes + ((block + 1) * minutes), $"{block + 1}"))]);
    }

    /// <summary>A row an element; an end of n/a is a moment.</summary>
    public Table Table() => new(Name,
    [
        new TextColumn("lane", [.. Elements.Select(one => one.Lane)]),
        new NumberColumn("start_min", [.. Elements.Select(one => one.StartMinutes)]),
        new NumberColumn("end_min", [.. Elements.Select(one => one.EndMinutes ?? double.NaN)]),
        new TextColumn("label", [.. Elements.Select(one => one.Label)]),
    ]);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Elements.Count} elements in {string.Join(", ", Elements.Select(one => one.Lane).Distinct())}";
}
