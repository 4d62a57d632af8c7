using System.Numerics.Tensors;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>One map for each of n scans, all over the same m places: an n × m matrix whose rows are described by a table.</summary>
public sealed class CopeSet
{
    private readonly float[] _values;

    /// <param name="space">The m places.</param>
    /// <param name="values">n × m values, scan after scan; taken over.</param>
    /// <param name="scans">One row a scan: "subject", and what else tells scans apart ("arm", "session").</param>
    public CopeSet(BrainSpace space, float[] values, Table scans)
    {
        Guard.SameLength(values.Length, scans.Count * space.Count, "the number of values", $"scans × {space.Places}");
        if (!scans.Has("subject")) { throw new ArgumentMistake($"The table {scans.Name} has no column subject.", "Say whose scan each row is: scans.With(new TextColumn(\"subject\", …))."); }

        (Space, _values, Scans) = (space, values, scans);
    }

    /// <summary>The places.</summary>
    public BrainSpace Space { get; }

    /// <summary>n × m values, scan after scan.</summary>
    public ReadOnlyMemory<float> Values => _values;

    /// <summary>One row a scan: whose it is and under what.</summary>
    public Table Scans { get; }

    /// <summary>How many scans there are.</summary>
    public int Count => Scans.Count;

    /// <summary>What the values are: "block2 - baseline".</summary>
    public string Name { get; init; } = "cope";

    /// <summary>What was left out on the way here, and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The values of one scan, without a copy.</summary>
    public ReadOnlyMemory<float> Row(int scan) => _values.AsMemory(scan * Space.Count, Space.Count);

    /// <summary>The map of one scan.</summary>
    public BrainMap this[int scan] => new(Space, Row(scan).ToArray()) { Name = $"{Name}, {Scans["subject"].Text(scan)}" };

    /// <summary>These scans only, in this order.</summary>
    public CopeSet At(IReadOnlyList<int> scans)
    {
        var values = new float[scans.Count * Space.Count];
        for (var n = 0; n < scans.Count; n++) { Row(scans[n]).Span.CopyTo(values.AsSpan(n * Space.Count)); }

        return new(Space, values, Scans.At(scans)) { Name = Name, Notes = Notes };
    }

    /// <summary>The scans of one arm: <c>copes.Of("high")</c>.</summary>
    /// <exception cref="ArgumentMistake">There is no column "arm", or no such arm.</exception>
    public CopeSet Of(string arm)
    {
        var rows = Enumerable.Range(0, Count).Where(scan => Scans["arm"].Text(scan) == arm).ToList();
        return rows.Count > 0
            ? At(rows)
            : throw new ArgumentMistake($"There is no scan of arm {arm}.", $"There are: {string.Join(", ", Scans.Texts("arm").Distinct())}.");
    }

    /// <summary>The difference of two sets, subject by subject. Subjects who are in one set only are left out, and named in the notes.</summary>
    /// <exception cref="ArgumentMistake">A subject has two scans in one set, or nobody is in both.</exception>
    public static CopeSet operator -(CopeSet left, CopeSet right)
    {
        left.Space.MustMatch(right.Space, "The second set");
        var (first, second) = (left.BySubject(), right.BySubject());
        var both = first.Keys.Where(second.ContainsKey).ToList();
        if (both.Count == 0) { throw new ArgumentMistake($"No subject has both {left.Name} and {right.Name}.", "Look at copes.Scans: are the subjects named alike?"); }

        var places = left.Space.Count;
        var values = new float[both.Count * places];
        for (var n = 0; n < both.Count; n++)
        {
            TensorPrimitives.Subtract(left.Row(first[both[n]]).Span, right.Row(second[both[n]]).Span, values.AsSpan(n * places, places));
        }

        var alone = first.Keys.Union(second.Keys).Except(both).ToList();
        return new(left.Space, values, new Table("pairs", [new TextColumn("subject", [.. both])]))
        {
            Name = $"{left.Name} - {right.Name}",
            Notes = [.. left.Notes.Union(right.Notes), .. alone.Count == 0 ? Array.Empty<string>() : [$"Without a pair, left out: {string.Join(", ", alone)}."]],
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Count} scans on {Space}";

    private Dictionary<string, int> BySubject()
    {
        var rows = new Dictionary<string, int>();
        for (var scan = 0; scan < Count; scan++)
        {
            var subject = Scans["subject"].Text(scan);
            if (!rows.TryAdd(subject, scan)) { throw new ArgumentMistake($"Subject {subject} has several scans in {Name}.", "Take one a subject first, for instance copes.Of(\"high\")."); }
        }

        return rows;
    }
}
