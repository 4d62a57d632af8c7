namespace NeuroRepl.Simulation.Studies;

/// <summary>One person of the simulated study: who, in which order, which visits there are and why others are not.</summary>
internal sealed record BoucherieSubject
{
    public required int Number { get; init; }

    public required int Age { get; init; }

    public required string Sex { get; init; }

    public required double WeightKg { get; init; }

    public required double HeightM { get; init; }

    /// <summary>The order of the arms by their first letters: "PLH".</summary>
    public required string Order { get; init; }

    public required bool PriorKetamine { get; init; }

    /// <summary>CADSS after placebo, low and high dose.</summary>
    public required (int Placebo, int Low, int High) Cadss { get; init; }

    /// <summary>Why a visit is missing or left out, by arm.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Excluded { get; init; } = new Dictionary<string, string>();

    public string Id => $"sub-{Number:00}";

    public int Visit(string arm) => Order.IndexOf(char.ToUpperInvariant(arm[0]), StringComparison.Ordinal) + 1;

    public int CadssAfter(string arm) => arm switch { "low" => Cadss.Low, "high" => Cadss.High, _ => Cadss.Placebo };

    public bool Has(string arm) => !Missing.ContainsKey(arm);
}
