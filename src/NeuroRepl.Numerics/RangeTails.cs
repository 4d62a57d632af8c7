using System.Collections.Concurrent;

namespace NeuroRepl.Numerics;

/// <summary>log P(range ≥ w) of several standard normals, from Chebyshev interpolants a short piece of w wide that are made when first asked for.</summary>
/// <remarks>
/// The logarithm is analytic around the real line, so that a few nodes a piece give all digits; where the last coefficients are not rounding (thousands of means), and beyond
/// the last piece, the integral itself is taken. A p-value of Tukey's averages some fifty of these, a critical value some hundreds.
/// </remarks>
internal sealed class RangeTails
{
    private const double Width = .5;
    private const int Pieces = 64;
    private const int Nodes = 18;
    private static readonly ConcurrentDictionary<int, RangeTails> Known = new();

    private readonly double[]?[] _pieces = new double[Pieces][];
    private readonly int _means;

    private RangeTails(int means) => _means = means;

    public static RangeTails Of(int means) => Known.GetOrAdd(means, static m => new(m));

    public double Log(double w)
    {
        if (!(w > 0)) { return 0; }
        if (w >= Pieces * Width) { return Tails.LogRangeUpper(w, _means); }

        var piece = (int)(w / Width);
        var c = _pieces[piece] ??= Interpolant(piece * Width);
        if (c.Length == 0) { return Tails.LogRangeUpper(w, _means); }

        // Clenshaw's sum of c₀/2 + Σ cⱼ·Tⱼ(x).
        var x = (4 * ((w / Width) - piece)) - 2;
        var (b, before) = (0.0, 0.0);
        for (var j = c.Length - 1; j > 0; j--) { (b, before) = (c[j] + (x * b) - before, b); }

        return (c[0] / 2) + (x / 2 * b) - before;
    }

    private double[] Interpolant(double start)
    {
        var values = new double[Nodes];
        for (var i = 0; i < Nodes; i++) { values[i] = Tails.LogRangeUpper(start + (Width * (1 + Math.Cos(Math.PI * (i + .5) / Nodes)) / 2), _means); }

        var c = new double[Nodes];
        for (var j = 0; j < Nodes; j++)
        {
            for (var i = 0; i < Nodes; i++) { c[j] += 2.0 / Nodes * values[i] * Math.Cos(Math.PI * j * (i + .5) / Nodes); }
        }

        var rounding = 2e-14 * Math.Max(1, Math.Abs(c[0]));
        return Math.Abs(c[^1]) < rounding && Math.Abs(c[^2]) < rounding ? c : [];
    }
}
