namespace NeuroRepl.Models.FirstLevel;

/// <summary>From the lag-1 autocorrelation of residuals to the ρ of the noise: the inverse of what a design makes of each ρ, as a table.</summary>
internal sealed class RhoCorrection
{
    /// <summary>ρ is kept within these: beyond, noise is a random walk and no AR(1).</summary>
    public const double Largest = .98;

    private const int Points = 57;
    private readonly double[] _shown = new double[Points];

    public RhoCorrection(LagAlgebra algebra)
    {
        for (var k = 0; k < Points; k++) { _shown[k] = algebra.ExpectedAutocorrelation(RhoAt(k)); }
        for (var k = 1; k < Points; k++) { _shown[k] = Math.Max(_shown[k], _shown[k - 1] + 1e-12); }
    }

    /// <summary>The ρ under which residuals show this lag-1 autocorrelation on average.</summary>
    public double Correct(double shown)
    {
        if (shown <= _shown[0]) { return -Largest; }
        if (shown >= _shown[^1]) { return Largest; }

        var above = Array.BinarySearch(_shown, shown);
        if (above < 0) { above = ~above; }

        var below = Math.Max(0, above - 1);
        var part = above == below ? 0 : (shown - _shown[below]) / (_shown[above] - _shown[below]);
        return RhoAt(below) + (part * (RhoAt(above) - RhoAt(below)));
    }

    // Denser towards the ends, where the curve bends.
    private static double RhoAt(int k) => Largest * Math.Sin(Math.PI * ((double)k / (Points - 1) - .5));
}
