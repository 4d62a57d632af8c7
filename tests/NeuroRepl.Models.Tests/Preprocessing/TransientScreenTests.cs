using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Preprocessing;

namespace NeuroRepl.Models.Tests.Preprocessing;

public sealed class TransientScreenTests
{
    private static readonly int[] Spoiled = [5, 17, 18, 31, 40, 52, 60];

    [Theory]
    [InlineData(64, 11UL)]
    [InlineData(64, 12UL)]
    [InlineData(160, 13UL)]
    public void Exactly_the_corrupted_transients_are_flagged(int transients, ulong seed)
    {
        var (series, _, _) = Scans.Drifting(transients, seed: seed, residualWater: 100, spoil: Spoil);

        var screening = series.Align().Screen();

        Assert.Equal(Spoiled, screening.Flagged.Select(f => f.Index));
        Assert.Contains("spike", screening.Flagged[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("lipids", screening.Flagged[1].ToString(), StringComparison.Ordinal);
        Assert.Contains("phase", screening.Flagged[3].ToString(), StringComparison.Ordinal);
        Assert.Contains("amplitude", screening.Flagged[4].ToString(), StringComparison.Ordinal);
        Assert.Equal(transients - Spoiled.Length, screening.Kept().Count);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    public void Of_clean_scans_hardly_one_loses_a_transient(int transients)
    {
        var lost = Enumerable.Range(0, 12).Sum(k => Scans.Drifting(transients, seed: 100 + (ulong)k, residualWater: 50).Series.Align().Screen().Flagged.Count);

        Assert.InRange(lost, 0, 1);                         // by design one in 200 series loses one
    }

    [Fact]
    public void Unusable_transients_are_flagged_with_their_reason()
    {
        var (series, _, _) = Scans.Drifting(24, seed: 21);
        var fids = series.Fids.ToArray();
        fids[4 * Scans.Points] = new Complex(double.NaN, 0);

        var screening = new SpectrumSeries(fids, Scans.Points, series.Dimensions, Scans.Acquisition).Align().Screen();

        Assert.Equal("4: sample 0 is <NaN; 0>, not a number", Assert.Single(screening.Flagged).ToString());
        Assert.Equal(23, screening.Kept().Count);
        Assert.Equal(24, screening.Table().Count);
    }

    [Fact]
    public void A_screening_that_keeps_none_says_what_to_do()
    {
        var (series, _, _) = Scans.Drifting(8, seed: 22);
        var none = new TransientScreening
        {
            Before = series, KeptIndices = [], Measures = [], NoiseSd = [], Flagged = [.. Enumerable.Range(0, 8).Select(t => new FlaggedTransient(t, ["spike: one sample far out of the noise"]))],
        };

        var error = Assert.Throws<PreprocessingException>(() => none.Kept());

        Assert.Contains("All 8 transients of scan were flagged as bad: spike", error.Message, StringComparison.Ordinal);
        Assert.Contains("RejectBadTransients = false", error.Hint, StringComparison.Ordinal);
    }

    /// <summary>A spike; motion with lipids, twice; a phase jump; a spoiled signal; broad lines and a jump of frequency; water that came back.</summary>
    private static void Spoil(int t, Complex[] fid)
    {
        var peak = fid[0].Magnitude;
        switch (t)
        {
            case 5: fid[300] += 0.8 * peak; break;
            case 17 or 18:
                for (var n = 0; n < fid.Length; n++) { fid[n] += 0.3 * peak * Complex.FromPolarCoordinates(Math.Exp(-100.0 * n / Scans.BandwidthHz), 1 + (2 * Math.PI * Scans.Acquisition.HertzAt(1.3) * n / Scans.BandwidthHz)); }

                break;
            case 31:
                for (var n = 0; n < fid.Length; n++) { fid[n] *= Complex.FromPolarCoordinates(1, 1.2); }

                break;
            case 40:
                for (var n = 0; n < fid.Length; n++) { fid[n] *= 0.5; }

                break;
            case 52:
                for (var n = 0; n < fid.Length; n++) { fid[n] *= Complex.FromPolarCoordinates(Math.Exp(-Math.PI * 8 * n / Scans.BandwidthHz), 2 * Math.PI * 9 * n / Scans.BandwidthHz); }

                break;
            case 60:
                for (var n = 0; n < fid.Length; n++) { fid[n] += 2 * peak * Complex.FromPolarCoordinates(Math.Exp(-40.0 * n / Scans.BandwidthHz), 2 * Math.PI * 3.0 * n / Scans.BandwidthHz); }

                break;
        }
    }
}
