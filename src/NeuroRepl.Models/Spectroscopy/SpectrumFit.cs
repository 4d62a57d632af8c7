using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>A linear-combination fit of one spectrum: how much of each metabolite, how sure, and how good the fit is.</summary>
public sealed class SpectrumFit
{
    /// <summary>The spectrum that was fitted.</summary>
    public required Spectrum Spectrum { get; init; }

    /// <summary>The basis it was fitted with.</summary>
    public required BasisSet Basis { get; init; }

    /// <summary>What the fit was allowed to vary.</summary>
    public required SpectrumModel Model { get; init; }

    /// <summary>The metabolites, in the basis's order.</summary>
    public required IReadOnlyList<MetaboliteEstimate> Metabolites { get; init; }

    /// <summary>Shifts and widths, a group each.</summary>
    public required IReadOnlyList<GroupEstimate> Groups { get; init; }

    /// <summary>Zero-order phase in degrees that the model turned the basis by.</summary>
    public required double Phase0Degrees { get; init; }

    /// <summary>First-order phase in degrees per ppm; zero at the ppm reference.</summary>
    public required double Phase1DegreesPerPpm { get; init; }

    /// <summary>Full width at half maximum in hertz of the model's tallest singlet-like peak (see <c>Linewidth</c> for the definition).</summary>
    public required double LinewidthHz { get; init; }

    /// <summary>Height of that peak over the standard deviation of the noise, on the real part (see <c>Linewidth</c> for the definition).</summary>
    public required double SignalToNoise { get; init; }

    /// <summary>Standard deviation of the noise on one spectral point, real part.</summary>
    public required double NoiseSd { get; init; }

    /// <summary>Sum of squared residuals over the fitted range, real and imaginary.</summary>
    public required double ResidualSumOfSquares { get; init; }

    /// <summary>How the fit ended.</summary>
    public required FitOutcome Outcome { get; init; }

    /// <summary>What a reader must know before trusting it, each a sentence.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Correlations of the concentrations' errors, from the Fisher information; row-major, metabolites × metabolites.</summary>
    public required IReadOnlyList<double> Correlations { get; init; }

    /// <summary>Data, fit, baseline, residual and metabolites over the whole bandwidth.</summary>
    public required FitCurves Curves { get; init; }

    /// <summary>What the fit says of one metabolite.</summary>
    /// <exception cref="ArgumentMistake">The basis lacks it; the message lists what was fitted.</exception>
    public MetaboliteEstimate this[string metabolite] => Metabolites.FirstOrDefault(m => m.Name == metabolite) ?? throw new ArgumentMistake(
        $"{metabolite} was not fitted.", $"Fitted were: {string.Join(", ", Metabolites.Select(m => m.Name))}.");

    /// <summary>All metabolites, the surest first: concentration, CRLB, CRLB in percent, ratio to total creatine.</summary>
    public Table Table()
    {
        var sorted = Metabolites.OrderBy(m => m.CrlbPercent).ToArray();
        return new Table($"fit of {Spectrum.Name}",
        [
            new TextColumn("metabolite", [.. sorted.Select(m => m.Name)]),
            new NumberColumn("concentration", [.. sorted.Select(m => m.Concentration.Value)]),
            new TextColumn("scale", [.. sorted.Select(m => m.Concentration.Unit)]),
            new NumberColumn("crlb", [.. sorted.Select(m => m.Crlb)]),
            new NumberColumn("crlb_percent", [.. sorted.Select(m => m.CrlbPercent)]),
            new NumberColumn("per_tcr", [.. sorted.Select(m => m.RatioToCreatine)]),
        ]);
    }
}
