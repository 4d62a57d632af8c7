using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Designs;

/// <summary>A weighted sum of named effects: "block2 - block1", "0.5*block2 + 0.5*block3 - block1", "(low + high)/2 - placebo".</summary>
public sealed class Contrast
{
    private Contrast(string text, IReadOnlyList<string> names, IReadOnlyList<double> weights) => (Text, Names, Weights) = (text, names, weights);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The effects, in the order of the design's columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A weight an effect.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Whether the weights add up to zero: a difference, to which what all effects share adds nothing.</summary>
    public bool IsDifference => Math.Abs(Weights.Sum()) <= 1e-12 * Weights.Sum(Math.Abs);

    /// <summary>Reads a contrast.</summary>
    /// <param name="text">A sum of names with factors; a name that is no word goes into backquotes: `dose-high`.</param>
    /// <param name="names">The names there are.</param>
    /// <exception cref="DesignException">It cannot be read, or names what is not there.</exception>
    public static Contrast Parse(string text, IReadOnlyList<string> names)
    {
        Guard.NotBlank(text);
        return new(text, names, new LinearFormReader(text, names).Read());
    }

    /// <summary>The weighted sum of some numbers, one an effect.</summary>
    public double Of(IReadOnlyList<double> estimates)
    {
        Guard.SameLength(estimates.Count, Weights.Count, "the number of estimates", "the number of effects");
        return Weights.Zip(estimates, (w, e) => w == 0 ? 0 : w * e).Sum();
    }

    /// <summary>The variance of the weighted sum: wᵀ·V·w.</summary>
    /// <param name="covariance">V, row-major, effects × effects.</param>
    public double VarianceOf(IReadOnlyList<double> covariance)
    {
        var n = Weights.Count;
        Guard.SameLength(covariance.Count, n * n, "the number of covariances", "effects × effects");
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (Weights[i] != 0 && Weights[j] != 0) { sum += Weights[i] * Weights[j] * covariance[(i * n) + j]; }
            }
        }

        return sum;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
