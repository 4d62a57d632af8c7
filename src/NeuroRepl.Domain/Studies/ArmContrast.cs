namespace NeuroRepl.Domain.Studies;

/// <summary>A comparison of two arms that the study's design offers.</summary>
/// <param name="Plus">The arm counted positive.</param>
/// <param name="Minus">The arm counted negative.</param>
/// <param name="Pairs">Subjects who have a session in both.</param>
public sealed record ArmContrast(Arm Plus, Arm Minus, int Pairs)
{
    /// <summary>As one writes it: "high - placebo".</summary>
    public string Name => $"{Plus.Name} - {Minus.Name}";
}
