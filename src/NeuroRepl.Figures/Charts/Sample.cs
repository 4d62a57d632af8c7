namespace NeuroRepl.Figures.Charts;

/// <summary>Values measured under one name: the subjects of an arm, the draws of a parameter. A pair of name and values is one.</summary>
/// <param name="Name">What it is called at the axis: "placebo".</param>
/// <param name="Values">The values; missing ones (NaN) are left out and not counted.</param>
public sealed record Sample(string Name, IReadOnlyList<double> Values)
{
    /// <summary>What stands side by side under one name, each in its own colour: "TRD" and "HV"; null for one alone.</summary>
    public string? Group { get; init; }

    /// <summary>A colour as CSS writes it; null takes the next of the palette, one a group.</summary>
    public string? Color { get; init; }

    /// <summary>What a pointer over a point shows, a text a value; empty for the number alone.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Half-length of the error bar of each value, where the values are means; empty for none.</summary>
    public IReadOnlyList<double> Errors { get; init; } = [];

    /// <summary>Name and group: "ketamine TRD".</summary>
    public string FullName => Group is null ? Name : $"{Name} {Group}";

    /// <summary>The values that are there.</summary>
    internal double[] Finite => [.. Values.Where(double.IsFinite)];

    /// <summary>So that a name and its values are one.</summary>
    public static implicit operator Sample((string Name, double[] Values) pair) => new(pair.Name, pair.Values);

    /// <summary>So that a name and its values are one.</summary>
    public static implicit operator Sample((string Name, IReadOnlyList<double> Values) pair) => new(pair.Name, pair.Values);
}
