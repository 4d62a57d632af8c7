using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO;
using NeuroRepl.Models.Preprocessing;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.Preprocessing;

public sealed class SeriesPreprocessingTests
{
    [Fact]
    public void The_default_chain_gives_back_the_undisturbed_spectrum()
    {
        var (series, _, _) = Scans.Drifting(64, seed: 61, residualWater: 300, spoil: (t, fid) => { if (t == 20) { fid[100] += 5 * fid[0].Magnitude; } });

        var done = series.Preprocess();

        Assert.Equal([20], done.Screening!.Flagged.Select(f => f.Index));
        Assert.Equal(63, done.Transients.Count);
        Assert.DoesNotContain(20, done.TransientIndices);
        Assert.Empty(done.Warnings);
        var (ppm, values) = done.Spectrum.Frequency();
        var truth = new Spectrum(Scans.Brain(), Scans.Acquisition).Preprocess().Frequency().Values;
        var sd = Scans.NoiseSd(20) * Math.Sqrt(Scans.Points) / Math.Sqrt(63);
        Assert.InRange(Scans.RootMeanSquare(Enumerable.Range(0, ppm.Length).Where(k => ppm[k] is > 0.3 and < 4.1).Select(k => (values[k] - truth[k]).Real)) / sd, 0.5, 1.5);
        Assert.Equal(5, done.Steps.Count(s => s.Contains("aligned") || s.Contains("left out") || s.Contains("averaged") || s.Contains("phased") || s.Contains("residual water")));
        var again = done.Transients.Average().RemoveWater().Frequency().Values;             // whose tail reaches to NAA
        var naa = Array.FindIndex(ppm, p => p < 2.008);
        Assert.Equal(values[naa].Real, again[naa].Real, 0.02 * values[naa].Real);
    }

    [Fact]
    public void One_transient_and_steps_left_out_go_through()
    {
        var (one, _, _) = Scans.Drifting(1, seed: 62);
        var (many, _, _) = Scans.Drifting(8, seed: 63);

        Assert.Null(one.Preprocess().Alignment);
        var plain = many.Preprocess(new PreprocessingOptions { Alignment = null, RejectBadTransients = false, Water = null, PhaseAndReference = false });
        Assert.Equal(["8 transients averaged"], plain.Steps);
        Assert.Equal(plain.PlainMean.Fid.ToArray(), plain.Spectrum.Fid.ToArray());
    }

    [Needs("shared:mrs/r1_7T_steam11_metab_raw.nii.gz", "shared:mrs/r1_7T_steam11_ecc.nii.gz")]
    public void Raw_coils_of_a_seven_tesla_scan_become_the_spectrum_that_was_published_with_them()
    {
        var raw = SpectrumSeries.Open(Data("r1_7T_steam11_metab_raw.nii.gz")).WithWater(SpectrumSeries.Open(Data("r1_7T_steam11_wref_raw.nii.gz")));
        var published = Spectrum.Open(Data("r1_7T_steam11_metab.nii.gz")).Preprocess();

        var done = raw.Preprocess();

        Assert.Contains(done.Spectrum.Steps, s => s.StartsWith("first point left out", StringComparison.Ordinal));
        Assert.Equal(published.Points, done.Spectrum.Points);                                          // the published one lacks its first point, too
        Assert.Equal("the data", done.Coils!.WeightsFrom);                                             // its water reference sees coil 3 half as strongly as NAA does
        var (ppm, ours) = done.Spectrum.Frequency();
        var (theirPpm, theirs) = published.Frequency();
        var shown = Enumerable.Range(0, ppm.Length).Where(k => ppm[k] is > 0.5 and < 4.1).ToArray();
        var a = shown.Select(k => ours[k].Real).ToArray();
        var b = shown.Select(k => Interpolated(theirPpm, theirs, ppm[k])).ToArray();
        Assert.InRange(Correlation(a, b), 0.988, 1);
        // The file holds 4 coils and 16 transients of a scan with more of both, whose average is twice as high above its noise; ours has to beat what this file gives plainly.
        var range = new PpmRange(1.8, 2.2);
        var (mine, plain) = (Linewidth.Of(done.Spectrum, range), Linewidth.Of(done.PlainMean.RemoveWater(), range));          // whose tail would add to the height
        var (above, plainly) = (mine.Height / done.Spectrum.NoiseSd(), plain.Height / done.PlainMean.NoiseSd());
        Assert.True(above > plainly, $"SNR {above:F1}, plainly {plainly:F1}, widths {mine.WidthHz:F2} and {plain.WidthHz:F2} Hz, noise {done.Spectrum.NoiseSd():G4} and {done.PlainMean.NoiseSd():G4}, published {Linewidth.Of(published, range).WidthHz:F2} Hz");
        // Optimum of this file: 18.5 a transient (its own noise covariance and NAA of each coil, by numpy) × √16 = 74.
        Assert.True(mine.Height / done.Spectrum.NoiseSd() is > 69 and < 80, $"SNR {mine.Height / done.Spectrum.NoiseSd():F1}, correlation {Correlation(a, b):F4}");
        Assert.InRange(mine.WidthHz / Linewidth.Of(published, range).WidthHz, 0.9, 1.1);
        Assert.Empty(done.Screening!.Flagged);
    }

    [Theory]
    [InlineData(0.85, 1.06, 1)]
    [InlineData(0.3, 0.7, 2)]
    [InlineData(1.0, 1.0, 0)]
    [InlineData(0.97, 1.0, 0)]
    public void First_points_are_left_out_only_where_the_water_shows_beyond_doubt_that_they_are_spoiled(double first, double second, int gone)
    {
        var (series, _, _) = Scans.Drifting(8, seed: 64);
        var water = new Complex[Scans.Points];
        var random = new Numerics.CounterRandom(65);
        for (var n = 0; n < water.Length; n++)
        {
            var t = n / Scans.BandwidthHz;
            water[n] = 3e4 * Complex.FromPolarCoordinates(Math.Exp((-25 * t) - (300 * t * t)), 0.4 + (15 * t)) * (n == 0 ? first : n == 1 ? second : 1);
        }

        Scans.AddNoise(water, Scans.NoiseSd(20), random);
        var done = series.WithWater(new SpectrumSeries(water, Scans.Points, [new("DIM_DYN", 1)], Scans.Acquisition)).Preprocess();

        Assert.Equal(Scans.Points - gone, done.Spectrum.Points);
        Assert.Equal(gone > 0, done.Spectrum.Steps.Any(s => s.Contains("water's decay", StringComparison.Ordinal)));
    }

    private static double Interpolated(double[] ppm, Complex[] values, double at)
    {
        var k = Math.Clamp(Array.FindIndex(ppm, p => p < at), 1, ppm.Length - 1);
        var part = (ppm[k - 1] - at) / (ppm[k - 1] - ppm[k]);
        return ((1 - part) * values[k - 1].Real) + (part * values[k].Real);
    }

    private static double Correlation(double[] a, double[] b)
    {
        var (x, y) = (Scans.Centred(a), Scans.Centred(b));
        return x.Zip(y, (p, q) => p * q).Sum() / Math.Sqrt(x.Sum(v => v * v) * y.Sum(v => v * v));
    }

    private static string Data(string file) => Repository.SharedData("mrs", file)!;
}
