using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>What a fit says of one metabolite.</summary>
/// <param name="Name">The metabolite.</param>
/// <param name="Concentration">How much there is, with its scale.</param>
/// <param name="Crlb">The Cramér-Rao lower bound of the standard deviation, on the same scale.</param>
/// <param name="RatioToCreatine">Relative to total creatine; NaN where the basis has none or it was not found.</param>
public sealed record MetaboliteEstimate(string Name, Concentration Concentration, double Crlb, double RatioToCreatine)
{
    /// <summary>The bound in percent of the concentration; infinite where the concentration is zero.</summary>
    public double CrlbPercent => Concentration.Value > 0 ? 100 * Crlb / Concentration.Value : double.PositiveInfinity;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Concentration} ± {Crlb:G3} (CRLB {CrlbPercent:F1} %)";
}
