using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>What is left of aligned transients without a·mean, seen from several sides.</summary>
internal sealed class TransientResiduals
{
    private static readonly PpmRange[] Compared = [(1.9, 4.2)];

    private readonly SpectrumSeries _series;
    private readonly Complex[][] _residuals;            // in time
    private readonly Complex[][] _transforms;
    private readonly List<(string, double[], double)> _energies = [];

    public TransientResiduals(SpectrumSeries series, ReadOnlySpan<Complex> reference, int[] used)
    {
        _series = series;
        var band = NoiseBand.Of(series.Acquisition, series.Points, Compared[0]);
        var (mean, wider) = (At(band, NoiseBand.Transform(reference)), At(band, NoiseBand.Transform(Broader(reference, series.Acquisition.DwellTimeSeconds))));
        var power = Math.Max(Vectors.Square(mean), double.Epsilon * 1e20);
        var alongMean = Vectors.Dot(mean, wider) / power;
        for (var k = 0; k < wider.Length; k++) { wider[k] -= alongMean * mean[k]; }

        var widerPower = Math.Max(Vectors.Square(wider), double.Epsilon * 1e20);
        (_residuals, _transforms, Broadenings, NoiseSd) = (new Complex[used.Length][], new Complex[used.Length][], new double[used.Length], new double[used.Length]);
        var noise = NoiseBand.Of(series.Acquisition, series.Points);
        for (var i = 0; i < used.Length; i++)
        {
            if (i % 64 == 0) { Interrupt.ThrowIfRequested(); }

            var fid = series.Row(used[i]).ToArray();
            var values = At(band, NoiseBand.Transform(fid));
            var scale = Vectors.Dot(mean, values) / power;
            Broadenings[i] = scale == Complex.Zero ? 0 : (Vectors.Dot(wider, values) / widerPower / scale).Real;
            Vectors.AddScaled(fid, reference, -scale);
            _residuals[i] = fid;
            _transforms[i] = NoiseBand.Transform(fid);
            NoiseSd[i] = Math.Sqrt(Vectors.Square(At(noise, _transforms[i])) / (2 * noise.Length) / series.Points);
        }

        BroadeningError = Robust.Median(NoiseSd) * Math.Sqrt(series.Points) / Math.Sqrt(widerPower);
        Spikes = Largest();
    }

    /// <summary>How much broader each transient's lines are than the mean's, in hertz.</summary>
    public double[] Broadenings { get; }

    /// <summary>The standard error of <see cref="Broadenings"/> that noise gives.</summary>
    public double BroadeningError { get; }

    /// <summary>The standard deviation of each transient's noise, on one sample's real part.</summary>
    public double[] NoiseSd { get; }

    /// <summary>The logarithm (base 10) of the chance that noise has a sample as large as each transient's largest, anywhere.</summary>
    public double[] Spikes { get; }

    /// <summary>The cube root of each transient's residual energy in four stretches, with the standard deviation that noise alone would give it.</summary>
    public IEnumerable<(string Name, double[] Values, double Floor)> Energies()
    {
        var taken = new HashSet<int>();
        foreach (var (name, range) in (ReadOnlySpan<(string, PpmRange)>)[("metabolites 1.9 to 4.2 ppm", (1.9, 4.2)), ("lipids 0.3 to 1.8 ppm", (0.3, 1.8)), ("water 4.2 to 5.1 ppm", (4.2, 5.1))])
        {
            var band = NoiseBand.Of(_series.Acquisition, _series.Points, range).Where(taken.Add).ToArray();
            if (band.Length >= 8) { Keep(name, band); }
        }

        Keep("elsewhere", [.. Enumerable.Range(0, _series.Points).Where(k => !taken.Contains(k))]);
        return _energies;

        void Keep(string name, int[] band)
        {
            double[] values = [.. _transforms.Select(t => Math.Cbrt(Vectors.Square(At(band, t))))];
            _energies.Add((name, values, Robust.Median(values) / (3 * Math.Sqrt(band.Length))));
        }
    }

    private static Complex[] At(int[] band, Complex[] transform) => [.. band.Select(k => transform[k])];

    /// <summary>The derivative of a FID by the width of its lines, a hertz of full width at half maximum.</summary>
    private static Complex[] Broader(ReadOnlySpan<Complex> fid, double dwellSeconds)
    {
        var result = fid.ToArray();
        for (var n = 0; n < result.Length; n++) { result[n] *= -Math.PI * n * dwellSeconds; }

        return result;
    }

    /// <summary>|residual|² is exponential under noise, its scale the median over transients at that time: the largest of n has the chance 1 − (1 − e^(−x))^n.</summary>
    private double[] Largest()
    {
        var largest = new double[_residuals.Length];
        var overall = Robust.Median(_residuals.Select(r => Robust.Median(r.Select(v => v.Magnitude * v.Magnitude)))) / Math.Log(2);
        var at = new double[_residuals.Length];
        for (var n = 0; n < _series.Points; n++)
        {
            for (var i = 0; i < at.Length; i++) { at[i] = (_residuals[i][n].Real * _residuals[i][n].Real) + (_residuals[i][n].Imaginary * _residuals[i][n].Imaginary); }

            var sorted = (double[])at.Clone();
            Array.Sort(sorted);
            var scale = Math.Max(sorted[sorted.Length / 2] / Math.Log(2), overall);
            for (var i = 0; i < at.Length; i++) { largest[i] = Math.Max(largest[i], scale > 0 ? at[i] / scale : 0); }
        }

        return [.. largest.Select(x => x > 25
            ? Math.Log10(_series.Points) - (x / Math.Log(10))
            : Math.Log10(1 - Math.Pow(1 - Math.Exp(-x), _series.Points)))];
    }
}
