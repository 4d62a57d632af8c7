using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>One value for every place of a space; NaN where there is none.</summary>
public sealed class BrainMap
{
    private readonly float[] _values;

    /// <param name="space">The places.</param>
    /// <param name="values">One value a place; taken over.</param>
    public BrainMap(BrainSpace space, float[] values)
    {
        Guard.SameLength(values.Length, space.Count, "the number of values", $"that of the {space.Places}");
        (Space, _values) = (space, values);
    }

    /// <summary>The places.</summary>
    public BrainSpace Space { get; }

    /// <summary>The values, one a place.</summary>
    public ReadOnlyMemory<float> Values => _values;

    /// <summary>How many places there are.</summary>
    public int Count => _values.Length;

    /// <summary>What to call it in a title: "t", "mGluR5".</summary>
    public string Name { get; init; } = "map";

    /// <summary>The unit or kind of the values: "t", "−log10 p", "SUVR".</summary>
    public string Unit { get; init; } = "";

    /// <summary>What was left out on the way here, and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The value of a place.</summary>
    public float this[int place] => _values[place];

    /// <summary>The places that have a value.</summary>
    public int Known => _values.Count(value => !float.IsNaN(value));

    /// <summary>The map with every value replaced.</summary>
    public BrainMap Select(Func<float, float> of) => new(Space, Array.ConvertAll(_values, value => of(value))) { Name = Name, Unit = Unit, Notes = Notes };

    /// <summary>The sum, place by place.</summary>
    public static BrainMap operator +(BrainMap left, BrainMap right) => Together(left, right, "+", (a, b) => a + b);

    /// <summary>The difference, place by place.</summary>
    public static BrainMap operator -(BrainMap left, BrainMap right) => Together(left, right, "-", (a, b) => a - b);

    /// <summary>The map with every value multiplied.</summary>
    public static BrainMap operator *(double factor, BrainMap map) => map.Select(value => (float)(factor * value));

    /// <inheritdoc/>
    public override string ToString() => $"{Name} on {Space}";

    private static BrainMap Together(BrainMap left, BrainMap right, string sign, Func<float, float, float> of)
    {
        left.Space.MustMatch(right.Space);
        var values = new float[left.Count];
        for (var place = 0; place < values.Length; place++) { values[place] = of(left._values[place], right._values[place]); }

        return new(left.Space, values) { Name = $"{left.Name} {sign} {right.Name}", Unit = left.Unit == right.Unit ? left.Unit : "" };
    }
}
