using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Spectroscopy;

/// <summary>What cannot be fitted is refused with the value that does not fit and what to do next.</summary>
public sealed class FitExceptionTests
{
    private static readonly BasisSet Basis = Synthetic.Basis(only: ["NAA", "Cr", "GPC"]);
    private static readonly Complex[] Fid = Synthetic.Fid(Basis, _ => 1);

    [Fact]
    public void Another_field_names_both()
    {
        var error = Refused(new Spectrum(Fid, new MrsAcquisition(6000, 127.8)), Basis);

        Assert.Contains("297.200 MHz (7.0 T)", error.Message);
        Assert.Contains("127.800 MHz (3.0 T)", error.Message);
        Assert.Contains("127.8 MHz", error.Hint);
    }

    [Fact]
    public void Another_dwell_names_both()
    {
        var error = Refused(new Spectrum(Fid, new MrsAcquisition(4000, 297.2)), Basis);

        Assert.Contains("166.67 µs", error.Message);
        Assert.Contains("250.00 µs", error.Message);
        Assert.Contains("basis.Resample(4000)", error.Hint);
    }

    [Fact]
    public void Another_nucleus_names_both()
    {
        var error = Refused(new Spectrum(Fid, new MrsAcquisition(6000, 297.2) { Nucleus = "31P" }), Basis);

        Assert.Contains("1H", error.Message);
        Assert.Contains("31P", error.Message);
    }

    [Fact]
    public void Not_a_number_names_its_place()
    {
        Complex[] fid = [.. Fid];
        fid[17] = new Complex(double.NaN, 0);

        Assert.Contains("point 17", Refused(new Spectrum(fid, Basis.Acquisition), Basis).Message);
    }

    [Fact]
    public void Not_a_number_in_the_basis_names_the_metabolite()
    {
        Complex[] fid = [.. Fid];
        fid[3] = new Complex(0, double.PositiveInfinity);

        Assert.Contains("Cr of the basis broken", Refused(new Spectrum(Fid, Basis.Acquisition), new BasisSet("broken", [new BasisSpectrum("Cr", fid)], Basis.Acquisition)).Message);
    }

    [Fact]
    public void All_zeros_are_refused() => Assert.Contains("zero", Refused(new Spectrum(new Complex[1024], Basis.Acquisition), Basis).Message);

    [Fact]
    public void A_range_outside_the_bandwidth_names_both()
    {
        var error = Refused(new Spectrum(Fid, Basis.Acquisition), Basis, new SpectrumModel { Range = (0.2, 20) });

        Assert.Contains("0.2 to 20 ppm", error.Message);
        Assert.Contains("-5.4", error.Message);
        Assert.Contains("Range = (0.2, 4.2)", error.Hint);
    }

    [Fact]
    public void Too_few_points_for_the_unknowns_are_counted() =>
        Assert.Contains("too few", Refused(new Spectrum(Fid, Basis.Acquisition), Basis, new SpectrumModel { Range = (2.0, 2.1) }).Message);

    [Fact]
    public void A_group_with_a_metabolite_that_the_basis_lacks_lists_what_there_is()
    {
        var error = Refused(new Spectrum(Fid, Basis.Acquisition), Basis, new SpectrumModel { Groups = [["Mac"]] });

        Assert.Contains("Mac", error.Message);
        Assert.Contains("GPC", error.Hint);
    }

    [Fact]
    public void A_metabolite_in_two_groups_is_refused() =>
        Assert.Contains("NAA", Refused(new Spectrum(Fid, Basis.Acquisition), Basis, new SpectrumModel { Groups = [["NAA"], ["NAA", "Cr"]] }).Message);

    [Fact]
    public void A_basis_without_creatine_fits_and_has_no_ratio()
    {
        var fit = new Spectrum(Synthetic.Noisy(Fid, 5, seed: 1), Basis.Acquisition).Fit(Basis.Without("Cr"));

        Assert.True(double.IsNaN(fit["NAA"].RatioToCreatine));
        Assert.Contains("NAA", Assert.Throws<ArgumentMistake>(() => fit["Cr"]).Hint);
    }

    private static FitException Refused(Spectrum spectrum, BasisSet basis, SpectrumModel? model = null)
    {
        var error = Assert.Throws<FitException>(() => spectrum.Fit(basis, model));
        Assert.NotEmpty(error.Hint);
        return error;
    }
}
