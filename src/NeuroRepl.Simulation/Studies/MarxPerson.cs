namespace NeuroRepl.Simulation.Studies;

/// <summary>One man of the simulated study.</summary>
internal sealed record MarxPerson
{
    public required int Number { get; init; }

    public required int Age { get; init; }

    public required double BodyMassIndex { get; init; }

    /// <summary>"PK" for placebo first.</summary>
    public required string Order { get; init; }

    /// <summary>BDNF Val66Met.</summary>
    public required string Genotype { get; init; }

    public string Id => $"sub-{Number:00}";

    public int Visit(string arm, string time) => (2 * Order.IndexOf(char.ToUpperInvariant(arm[0]), StringComparison.Ordinal)) + (time == "Pre" ? 1 : 2);
}
