using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>Several contrasts at once: whether any of them differs from zero.</summary>
public sealed class FContrastMaps
{
    private readonly double[] _f;
    private readonly Lazy<BrainMap> _z;

    internal FContrastMaps(BrainSpace space, IReadOnlyList<string> contrasts, double[] f, int numerator, double denominator)
    {
        (Space, Contrasts, _f, Numerator, Denominator) = (space, contrasts, f, numerator, denominator);
        F = Map("F", value => value);
        _z = new(() => Map("z", value => double.IsNaN(value) ? value : Quantiles.NormalUpperOfLog(LogTails.FUpper(value, Numerator, Denominator))));
    }

    /// <summary>The places.</summary>
    public BrainSpace Space { get; }

    /// <summary>The contrasts, as they were written.</summary>
    public IReadOnlyList<string> Contrasts { get; }

    /// <summary>Degrees of freedom of the numerator: how many of the contrasts are independent.</summary>
    public int Numerator { get; }

    /// <summary>Degrees of freedom of the denominator: volumes minus independent columns.</summary>
    public double Denominator { get; }

    /// <summary>F = (Cβ)ᵀ(C·Cov·Cᵀ)⁻¹(Cβ)/numerator.</summary>
    public BrainMap F { get; }

    /// <summary>The z of the same upper tail; below zero where F is smaller than usual.</summary>
    public BrainMap Z => _z.Value;

    /// <summary>F in double precision, one a place.</summary>
    public IReadOnlyList<double> Values => _f;

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>p-values of the upper tail, not corrected for the number of places.</summary>
    public BrainMap P() => Map("p", value => Tails.FUpper(value, Numerator, Denominator));

    /// <inheritdoc/>
    public override string ToString() => $"F({Numerator}, {Denominator}) of {string.Join("; ", Contrasts)} on {Space}";

    private BrainMap Map(string kind, Func<double, double> of) => new(Space, Array.ConvertAll(_f, value => (float)of(value))) { Name = $"{string.Join("; ", Contrasts)}, {kind}", Unit = kind };
}
