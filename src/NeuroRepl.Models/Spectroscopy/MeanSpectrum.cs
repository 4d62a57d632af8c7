using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Mean and standard deviation of spectra at each chemical shift, real parts.</summary>
public sealed class MeanSpectrum
{
    private MeanSpectrum(string name, int count, double[] ppm, double[] mean, double[] sd) => (Name, Count, Ppm, Mean, Sd) = (name, count, ppm, mean, sd);

    /// <summary>Which spectra: "placebo".</summary>
    public string Name { get; }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Chemical shifts in ppm, descending.</summary>
    public IReadOnlyList<double> Ppm { get; }

    /// <summary>The mean of the real parts.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>Their standard deviation (over n − 1); NaN for a single spectrum.</summary>
    public IReadOnlyList<double> Sd { get; }

    /// <summary>Averages spectra that are in phase and on one reference (<c>Preprocess()</c> brings them there).</summary>
    /// <param name="spectra">The spectra, of one acquisition.</param>
    /// <param name="name">Which they are: "placebo".</param>
    /// <param name="scale">What to divide each by, such as its total creatine; nothing unless given.</param>
    /// <exception cref="FitException">They differ in points, bandwidth, field or reference.</exception>
    public static MeanSpectrum Of(IEnumerable<Spectrum> spectra, string name = "mean", Func<Spectrum, double>? scale = null)
    {
        Spectrum[] all = [.. spectra];
        Guard.NotEmpty(all, nameof(spectra));
        var first = all[0];
        if (Array.Find(all, s => s.Points != first.Points || s.BandwidthHz != first.BandwidthHz || s.SpectrometerMHz != first.SpectrometerMHz
            || s.Acquisition.ReferencePpm != first.Acquisition.ReferencePpm) is { } other)
        {
            throw new FitException($"{other.Name} and {first.Name} differ in points, bandwidth, field or ppm reference: their points do not lie over each other.", "Average spectra of one acquisition.");
        }

        var (sum, square) = (new double[first.Points], new double[first.Points]);
        foreach (var (index, spectrum) in all.Index())          // Welford, Technometrics 4 (1962): no difference of large sums
        {
            var (values, factor) = (spectrum.Frequency().Values, 1 / (scale?.Invoke(spectrum) ?? 1));
            for (var k = 0; k < sum.Length; k++)
            {
                var value = values[k].Real * factor;
                var step = value - sum[k];
                sum[k] += step / (index + 1);
                square[k] += step * (value - sum[k]);
            }
        }

        return new MeanSpectrum(name, all.Length, first.Acquisition.PpmAxis(first.Points), sum, [.. square.Select(s => all.Length > 1 ? Math.Sqrt(s / (all.Length - 1)) : double.NaN)]);
    }
}
