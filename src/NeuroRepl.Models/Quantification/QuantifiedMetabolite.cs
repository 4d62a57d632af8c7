using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Quantification;

/// <summary>How much of a metabolite (or a sum of some) there is, on a scale that means something outside the fit.</summary>
/// <param name="Name">The metabolite: "Glu", or a sum's name: "tNAA".</param>
/// <param name="Concentration">How much, with its scale.</param>
/// <param name="Crlb">The Cramér-Rao lower bound of its standard deviation, on the same scale; of sums with the covariance of their parts.</param>
public sealed record QuantifiedMetabolite(string Name, Concentration Concentration, double Crlb)
{
    /// <summary>The bound in percent of the concentration; infinite where that is zero.</summary>
    public double CrlbPercent => Concentration.Value > 0 ? 100 * Crlb / Concentration.Value : double.PositiveInfinity;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Concentration} ± {Crlb:G3} (CRLB {CrlbPercent:F1} %)";
}
