using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Spectroscopy;

public sealed class SpectroscopyTests
{
    private static readonly MrsAcquisition Acquisition = new(6000, 297.2);

    [Fact]
    public void Ppm_falls_as_frequency_rises_and_water_is_at_zero()
    {
        Assert.Equal(0, Acquisition.HertzAt(4.65));
        Assert.Equal(2.642 * 297.2, Acquisition.HertzAt(2.008), 1e-9);
        Assert.Equal(2.008, Acquisition.PpmAt(Acquisition.HertzAt(2.008)), 1e-12);
        Assert.Equal(6.98, Acquisition.FieldTesla, 0.01);                    // a 7 T scanner's 297.2 MHz
        Assert.Equal(4.7, (Acquisition with { ReferencePpm = 4.7 }).PpmAt(0));
    }

    [Fact]
    public void A_range_is_the_same_from_either_end_and_refuses_what_is_none()
    {
        Assert.Equal(new PpmRange(0.2, 4.2), new PpmRange(4.2, 0.2));
        Assert.True(((PpmRange)(0.2, 4.2)).Contains(4.2));
        Assert.Throws<ArgumentMistake>(() => new PpmRange(1, 1));
        Assert.Throws<ArgumentMistake>(() => new PpmRange(1, double.NaN));
    }

    [Fact]
    public void A_step_keeps_name_water_notes_and_what_was_done_before()
    {
        var water = new Spectrum([Complex.One], Acquisition);
        var spectrum = new Spectrum([Complex.ImaginaryOne], Acquisition) { Name = "s", Notes = ["odd"] }.WithWater(water).With([new(2, 0)], "doubled").With(Acquisition with { ReferencePpm = 4.7 }, "moved");

        Assert.Equal(("s", 4.7, new Complex(2, 0)), (spectrum.Name, spectrum.Acquisition.ReferencePpm, spectrum.Fid.Span[0]));
        Assert.Same(water, spectrum.Water);
        Assert.Equal(["doubled", "moved"], spectrum.Steps);
        Assert.Equal(["odd"], spectrum.Notes);
    }

    [Fact]
    public void Conjugating_turns_the_spectrum_and_its_water()
    {
        var turned = new Spectrum([new(1, 2)], Acquisition) { Water = new Spectrum([new(3, 4)], Acquisition) }.Conjugate();

        Assert.Equal((new Complex(1, -2), new Complex(3, -4)), (turned.Fid.Span[0], turned.Water!.Fid.Span[0]));
    }

    [Fact]
    public void The_first_dimension_of_a_series_runs_fastest()
    {
        var series = new SpectrumSeries([.. Enumerable.Range(0, 12).Select(i => new Complex(i, 0))], 2, [new("DIM_COIL", 3), new("DIM_DYN", 2)], Acquisition);

        Assert.Equal(6, series.Count);
        Assert.Equal([new(6, 0), new(7, 0)], series[3].Fid.ToArray());       // coil 0 of transient 1
        Assert.Throws<ArgumentMistake>(() => new SpectrumSeries([Complex.One], 2, [], Acquisition));
        Assert.Throws<ArgumentMistake>(() => new SpectrumSeries(new Complex[2], 2, [new("DIM_DYN", 65536), new("DIM_USER_0", 65536)], Acquisition));
    }

    [Fact]
    public void A_basis_is_chosen_from_by_name_and_says_what_it_lacks()
    {
        var basis = new BasisSet("b", [.. new[] { "NAA", "Cr", "Glu" }.Select(name => new BasisSpectrum(name, [Complex.One]))], Acquisition);

        Assert.Equal(["Cr", "Glu"], basis.Without("NAA").Names);
        Assert.Equal(["Glu", "NAA"], basis.Only("Glu", "NAA").Names);
        Assert.Contains("NAA, Cr, Glu", Assert.Throws<ArgumentMistake>(() => basis["Gly"]).Hint, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => basis.Without("Gly"));
        Assert.Throws<ArgumentMistake>(() => new BasisSet("b", [new("NAA", [1]), new("NAA", [1])], Acquisition));
        Assert.Throws<ArgumentMistake>(() => new BasisSet("b", [new("NAA", [1]), new("Cr", [1, 2])], Acquisition));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_bandwidth_that_cannot_be_is_refused(double bandwidth) => Assert.Throws<ArgumentMistake>(() => new MrsAcquisition(bandwidth, 297.2));
}
