using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>A linear-combination fit of one spectrum: how much of each metabolite, how sure, and how good the fit is.</summary>
public sealed class SpectrumFit
{
    private static readonly (string Name, string[] Of)[] UsualSums =
        [("tNAA", ["NAA", "NAAG"]), ("tCr", ["Cr", "PCr"]), ("tCho", ["GPC", "PCh"]), ("Glx", ["Glu", "Gln"]), ("Glc+Tau", ["Glc", "Tau"])];

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

    /// <summary>Widths of priors that the default model learned from this spectrum: shifts in ppm, broadenings in hertz, asymmetry, background ratios.</summary>
    public IReadOnlyDictionary<string, double> Learned { get; init; } = new Dictionary<string, double>();

    /// <summary>How many parameters the default model's baseline took, its stiffness found from the data; NaN for a polynomial.</summary>
    public double BaselineFreedom { get; init; } = double.NaN;

    /// <summary>What the default model made of a line without width: height (top 1) over hertz, positive to higher ppm; empty for a Voigt line.</summary>
    public IReadOnlyList<(double Hertz, double Height)> Lineshape { get; init; } = [];

    internal Hierarchical.PosteriorSampling? Posterior { get; init; }

    /// <summary>The usual sums that the basis allows, with their covariance: tNAA, tCr, tCho, Glx, Glc+Tau.</summary>
    public IReadOnlyList<MetaboliteEstimate> Sums =>
        [.. UsualSums.Where(sum => sum.Of.All(Basis.Names.Contains)).Select(sum => Sum(sum.Of) with { Name = sum.Name })];

    /// <summary>The sum of some metabolites, its bound from their covariance: <c>fit.Sum("Glu", "Gln")</c>.</summary>
    /// <exception cref="ArgumentMistake">One of them was not fitted, or none is named.</exception>
    public MetaboliteEstimate Sum(params string[] metabolites)
    {
        Guard.NotEmpty(metabolites);
        var parts = metabolites.Select(name => this[name]).ToArray();
        double Spread(Func<MetaboliteEstimate, double> error) => Math.Sqrt(Math.Max(0, parts.Sum(a => parts.Sum(b => error(a) * error(b) * Correlation(a.Name, b.Name)))));
        var bound = Spread(m => m.Crlb);
        return new MetaboliteEstimate(
            string.Join("+", metabolites), parts[0].Concentration with { Value = parts.Sum(m => m.Concentration.Value) }, bound, parts.Sum(m => m.RatioToCreatine))
        {
            Inflation = bound > 0 && double.IsFinite(bound) ? Math.Max(1, Spread(m => m.StandardError) / bound) : 1,
        };
    }

    /// <summary>Correlation of two metabolites' errors: near −1 where only their sum is known.</summary>
    /// <exception cref="ArgumentMistake">One of them was not fitted.</exception>
    public double Correlation(string first, string second)
    {
        int Place(string name) => Metabolites.ToList().IndexOf(this[name]);
        return first == second ? 1 : Correlations[(Place(first) * Metabolites.Count) + Place(second)];
    }

    /// <summary>Draws from the posterior of the concentrations by Markov chains, to check the bounds: <c>fit.Sample(draws: 1000, seed: 1)</c>.</summary>
    /// <remarks>The same posterior that the default model found the top of, at the widths of priors it learned. Four chains; the same seed gives the same draws.</remarks>
    /// <exception cref="ArgumentMistake">Fewer than 100 draws, or a fit with a polynomial baseline, which has no posterior.</exception>
    public PosteriorSample Sample(int draws = 1000, ulong seed = 1)
    {
        Guard.InRange(draws, 100, 1_000_000);
        return Posterior?.Draw(draws, seed) ?? throw new ArgumentMistake(
            "This fit has a polynomial baseline and no priors, so there is no posterior to draw from.", "Fit without options first: spectrum.Fit(basis).Sample().");
    }

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
            new NumberColumn("se", [.. sorted.Select(m => m.StandardError)]),
            new NumberColumn("crlb_percent", [.. sorted.Select(m => m.CrlbPercent)]),
            new NumberColumn("per_tcr", [.. sorted.Select(m => m.RatioToCreatine)]),
        ]);
    }
}
