using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>What a fit says of one metabolite.</summary>
/// <param name="Name">The metabolite.</param>
/// <param name="Concentration">How much there is, with its scale.</param>
/// <param name="Crlb">The Cramér-Rao lower bound of the standard deviation, on the same scale.</param>
/// <param name="RatioToCreatine">Relative to total creatine; NaN where the basis has none or it was not found.</param>
public sealed record MetaboliteEstimate(string Name, Concentration Concentration, double Crlb, double RatioToCreatine)
{
    /// <summary>How many times larger the residual makes the standard error than the bound: 1 where the model holds.</summary>
    public double Inflation { get; init; } = 1;

    /// <summary>The bound, inflated where the residual shows that the model misses something; what an interval should be made of.</summary>
    public double StandardError => Crlb * Inflation;

    /// <summary>How far its lines stand from where the basis has them, in ppm, where the model gave each metabolite its own shift; else NaN.</summary>
    public double ShiftPpm { get; init; } = double.NaN;

    /// <summary>Whether none was found: the concentration is at its bound of zero.</summary>
    public bool IsAbsent => Concentration.Value <= 0;

    /// <summary>The bound in percent of the concentration; infinite where the concentration is zero.</summary>
    public double CrlbPercent => Concentration.Value > 0 ? 100 * Crlb / Concentration.Value : double.PositiveInfinity;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Concentration} ± {Crlb:G3} (CRLB {CrlbPercent:F1} %)";
}
