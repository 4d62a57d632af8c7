using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>A reference at many shifts, over the compared points, without its polynomial part and of length one: what transients are compared with.</summary>
internal sealed class ShiftedTemplates
{
    private const int PerResolution = 6;                // steps of a sixth of 1/T: the correlation is a smooth curve between them
    private const int Order = 6;

    private readonly Complex[][] _templates;
    private readonly double[] _lengths;

    public ShiftedTemplates(ReadOnlySpan<Complex> reference, MrsAcquisition acquisition, int[] window, RowMajor polynomials, double maxShiftHz)
    {
        StepHz = acquisition.BandwidthHz / reference.Length / PerResolution;
        Reach = (int)Math.Ceiling(maxShiftHz / StepHz) + (Order / 2);
        _templates = new Complex[(2 * Reach) + 1][];
        _lengths = new double[_templates.Length];
        for (var g = 0; g < _templates.Length; g++)
        {
            var fid = reference.ToArray();
            Vectors.Turn(fid, 0, (g - Reach) * StepHz, acquisition.DwellTimeSeconds);
            var transform = NoiseBand.Transform(fid);
            _templates[g] = Without(polynomials, [.. window.Select(k => transform[k])]);
            _lengths[g] = Math.Sqrt(Vectors.Square(_templates[g]));
            for (var k = 0; k < window.Length; k++) { _templates[g][k] /= Math.Max(_lengths[g], double.Epsilon * 1e20); }
        }
    }

    /// <summary>Hertz from one template to the next.</summary>
    public double StepHz { get; }

    /// <summary>How many there are on either side of no shift.</summary>
    public int Reach { get; }

    /// <summary>How long the unshifted reference is over the compared points, without its polynomial part.</summary>
    public double Length => _lengths[Reach];

    /// <summary>⟨r(f), s⟩ at every template.</summary>
    public Complex[] Correlate(Complex[] values) => Array.ConvertAll(_templates, template => Vectors.Dot(template, values));

    /// <summary>The correlation between templates, by the polynomial through six around it.</summary>
    public Complex At(Complex[] correlation, double hertz)
    {
        var at = (hertz / StepHz) + Reach;
        var first = Math.Clamp((int)Math.Floor(at) - (Order / 2) + 1, 0, correlation.Length - Order);
        var sum = Complex.Zero;
        for (var j = 0; j < Order; j++)
        {
            var weight = 1.0;
            for (var i = 0; i < Order; i++) { weight *= i == j ? 1 : (at - first - i) / (j - i); }

            sum += weight * correlation[first + j];
        }

        return sum;
    }

    /// <summary>Takes the polynomials (orthonormal rows) out of values over the window.</summary>
    public static Complex[] Without(RowMajor polynomials, Complex[] values)
    {
        for (var j = 0; j < polynomials.Rows; j++)
        {
            var row = polynomials.Row(j);
            var along = Complex.Zero;
            for (var k = 0; k < values.Length; k++) { along += row[k] * values[k]; }
            for (var k = 0; k < values.Length; k++) { values[k] -= along * row[k]; }
        }

        return values;
    }
}
