using System.Globalization;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>How noise at two places goes together with their distance r: A·exp(−r²/2B²) + (1 − A)·exp(−r/C), AFNI's mixed model.</summary>
/// <remarks>Cox, Chen, Glen, Reynolds and Taylor, "FMRI clustering in AFNI: false-positive rates redux", Brain Connectivity 7 (2017). A Gaussian filter of standard deviation s gives A = 1, B = s·√2.</remarks>
/// <param name="A">The share of the Gaussian part, 0 to 1.</param>
/// <param name="BMm">Width of the Gaussian part, mm.</param>
/// <param name="CMm">Length of the exponential part, mm.</param>
public sealed record SpatialAcf(double A, double BMm, double CMm)
{
    /// <summary>The width at half height of the autocorrelation itself: twice the distance at which it falls to one half. AFNI's effective FWHM.</summary>
    public double EffectiveFwhmMm => At(1e-9) <= .5 ? 0 : 2 * Root.Between(r => At(r) - .5, 0, 2 * (BMm + CMm) * 2);

    /// <summary>The FWHM of a Gaussian filter whose noise falls to one half at the same distance: the effective one divided by √2, comparable with the classic estimate.</summary>
    public double FilterFwhmMm => EffectiveFwhmMm / Math.Sqrt(2);

    /// <summary>The autocorrelation of noise that was smoothed with a Gaussian filter.</summary>
    /// <param name="fwhmMm">The filter's full width at half maximum, mm.</param>
    public static SpatialAcf Gaussian(double fwhmMm)
    {
        Guard.Positive(fwhmMm);
        var b = fwhmMm / Math.Sqrt(4 * Math.Log(2));
        return new(1, b, b);
    }

    /// <summary>The correlation at a distance in millimetres.</summary>
    public double At(double rMm) => (A * Math.Exp(-rMm * rMm / (2 * BMm * BMm))) + ((1 - A) * Math.Exp(-rMm / CMm));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{A:0.###}·exp(−r²/2·{BMm:0.##}²) + {1 - A:0.###}·exp(−r/{CMm:0.##} mm)");
}
