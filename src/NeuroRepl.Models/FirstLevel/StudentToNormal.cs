using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>The z of the same tail as a t, for whole maps: cubic pieces between exact values up to t = 40, the tails themselves beyond. Right to 1e-8.</summary>
internal sealed class StudentToNormal
{
    private const double Step = .0625;
    private const int Pieces = 640;
    private readonly double _df;
    private readonly double[] _z = new double[Pieces + 1];
    private readonly double[] _slope = new double[Pieces + 1];

    public StudentToNormal(double df)
    {
        _df = df;
        var log = Gammas.Log((df + 1) / 2) - Gammas.Log(df / 2) - (.5 * Math.Log(df * Math.PI));
        for (var k = 0; k <= Pieces; k++)
        {
            var t = k * Step;
            _z[k] = Exact(t);

            // dz/dt is the quotient of the two densities.
            _slope[k] = Math.Exp(log - ((df + 1) / 2 * Math.Log(1 + (t * t / df))) + (.5 * _z[k] * _z[k]) + (.5 * Math.Log(2 * Math.PI))) * Step;
        }
    }

    /// <summary>The z for a t of either sign; NaN stays NaN.</summary>
    public double Of(double t)
    {
        var size = Math.Abs(t);
        if (!(size < Pieces * Step)) { return double.IsNaN(t) ? double.NaN : Math.CopySign(Exact(size), t); }

        var k = (int)(size / Step);
        var u = (size / Step) - k;
        var (a, b) = (_z[k], _z[k + 1]);
        var z = a + (u * (_slope[k] + (u * ((3 * (b - a)) - (2 * _slope[k]) - _slope[k + 1] + (u * ((2 * (a - b)) + _slope[k] + _slope[k + 1]))))));
        return Math.CopySign(z, t);
    }

    private double Exact(double t) => t == 0 ? 0 : Quantiles.NormalUpperOfLog(LogTails.StudentUpper(t, _df));
}
