using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Spectroscopy;

public sealed class LcmodelTests
{
    [Fact]
    public void A_basis_comes_back_within_the_eight_digits_it_is_written_with()
    {
        using var folder = new ScratchFolder();
        var basis = Basis(4.65);
        basis.Save(folder.At("b.basis"));
        basis.Save(folder.At("b.basis.gz"));
        var back = BasisSet.Open(folder.At("b.basis"));

        Assert.Equal(["NAA", "Cr", "Glu"], back.Names);
        Assert.Equal((6000, 297.2, 4.65, 0.036, "sLASER"), (back.Acquisition.BandwidthHz, back.Acquisition.SpectrometerMHz, back.Acquisition.ReferencePpm, back.Acquisition.EchoTimeSeconds, back.Acquisition.Sequence));
        foreach (var name in basis.Names) { AssertClose(basis[name].Fid.Span, back[name].Fid.Span, 1e-7); }

        Assert.Equal(back["Cr"].Fid.ToArray(), BasisSet.Open(folder.At("b.basis.gz"))["Cr"].Fid.ToArray());
    }

    [Fact]
    public void A_basis_with_another_reference_is_moved_to_LCModels_4_65_ppm()
    {
        using var folder = new ScratchFolder();
        Basis(4.70).Save(folder.At("b.basis"));
        var back = BasisSet.Open(folder.At("b.basis"));

        Assert.Equal(4.65, back.Acquisition.ReferencePpm);
        Assert.Equal(2.008, Peaks.At(back["NAA"].Fid.Span, back.Acquisition, 1.5, 2.5), 0.004);
    }

    [Fact]
    public void A_conjugated_basis_is_refused_and_opens_when_it_is_said_so()
    {
        using var folder = new ScratchFolder();
        var basis = Basis(4.65);
        new BasisSet("turned", [.. basis.Metabolites.Select(m => new BasisSpectrum(m.Name, Array.ConvertAll(m.Fid.ToArray(), Complex.Conjugate)))], basis.Acquisition).Save(folder.At("t.basis"));

        Assert.Contains("conjugate: true", Assert.Throws<FileProblem>(() => BasisSet.Open(folder.At("t.basis"))).Hint, StringComparison.Ordinal);
        AssertClose(basis["NAA"].Fid.Span, BasisSet.Open(folder.At("t.basis"), conjugate: true)["NAA"].Fid.Span, 1e-7);
    }

    [Fact]
    public void ISHIFT_rotates_the_spectrum_back()
    {
        using var folder = new ScratchFolder();
        var text = Head(4) + " $BASIS METABO='X', ISHIFT=1 $END\n 0 0 4 0 0 0 0 0\n";
        var fid = BasisSet.Open(folder.Write(text, "s.basis"))["X"].Fid.ToArray();

        Assert.All(fid, sample => Assert.Equal(Complex.One, sample));                  // the point moves to zero frequency: a constant of 4/4
    }

    [Theory]
    [InlineData(" 1.5E+00 -2.5D-01 3.5-101-1.25E-01 0 0 0 0\n")]
    [InlineData(" 1.5 -.25,3.5E-101,-0.125 0. 0 0 0\n")]
    public void Numbers_are_read_as_Fortran_writes_them(string line)
    {
        var text = new LcmodelText("x", line);

        Assert.Equal([1.5, -0.25, 3.5e-101, -0.125, 0, 0, 0, 0], text.Numbers(8));
    }

    [Theory]
    [InlineData(" 1 2 3 x 5 6 7 8\n", "\"x\"", "line 3, column 8")]
    [InlineData(" 1 2 3 ********** 5 6 7 8\n", "**********", "line 3, column 8")]
    [InlineData(" 1 2 3 4 5 6\n", "NDATAB promises 4", "number of samples of X is 3")]
    public void Broken_samples_are_told_with_their_place(string samples, string what, string where)
    {
        using var folder = new ScratchFolder();
        var error = Assert.Throws<FileProblem>(() => BasisSet.Open(folder.Write(Head(4) + " $BASIS METABO='X', ISHIFT=0 $END\n" + samples, "b.basis")));

        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(where, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BADELT = 5e-4", "BADELT = -5e-4", "encrypted")]
    [InlineData("HZPPPM = 127.8", "HZPPPM = ", "HZPPPM of $SEQPAR is missing")]
    [InlineData("NDATAB = 4", "NDATAB = 0", "NDATAB of $BASIS1 is 0")]
    [InlineData("$BASIS1", "$OTHER", "no $BASIS1 section")]
    [InlineData("HZPPPM = 127.8, $END", "HZPPPM = 127.8", "")]
    public void A_basis_header_that_cannot_be_is_told(string right, string wrong, string message)
    {
        using var folder = new ScratchFolder();
        var text = (Head(4) + " $BASIS METABO='X' $END\n 1 2 3 4 5 6 7 8\n").Replace(right, wrong, StringComparison.Ordinal);

        Assert.Contains(message, Assert.Throws<FileProblem>(() => BasisSet.Open(folder.Write(text, "b.basis"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_RAW_file_comes_back_with_what_its_header_says()
    {
        using var folder = new ScratchFolder();
        var spectrum = new Spectrum([new(1, -2), new(0.5, 3e-9)], new MrsAcquisition(2000, 127.786) { EchoTimeSeconds = 0.03, Sequence = "PRESS" });
        spectrum.Save(folder.At("s.raw"));
        var back = Spectrum.Open(folder.At("s.raw"));

        AssertClose(spectrum.Fid.Span, back.Fid.Span, 1e-8);
        Assert.Equal((2000, 127.786, 0.03), (back.BandwidthHz, back.SpectrometerMHz, back.Acquisition.EchoTimeSeconds));
    }

    [Needs("shared:mrs")]
    public void LCModels_table_has_concentrations_bounds_and_quality()
    {
        var table = LcmodelTable.Open(Repository.SharedData("mrs", "svs_97.TABLE")!);

        Assert.Equal(37, table.Concentrations.Count);
        Assert.Equal(["metabolite", "concentration", "sd_percent", "/Cr+PCr"], table.Concentrations.Columns.Select(c => c.Name));
        var naa = Assert.Single(table.Concentrations.Rows, row => row["metabolite"] == "NAA");
        Assert.Equal((7.97e-2, 11, 0.318), (naa.Number("concentration"), naa.Number("sd_percent"), naa.Number("/Cr+PCr")));
        Assert.Equal("MM14+Lip13a+Lip13b+MM12", table.Concentrations["metabolite"].Text(34));
        Assert.Equal("-CrCH2", table.Concentrations["metabolite"].Text(18));
        Assert.Equal((0.043, 13, 0.0, 21, 12.2), (table.FwhmPpm, table.SignalToNoise, table.DataShiftPpm, table.Phase0Degrees, table.Phase1DegreesPerPpm));
    }

    [Needs("shared:mrs")]
    public void LCModels_curves_have_one_axis_and_every_metabolite()
    {
        var coord = LcmodelCoord.Open(Repository.SharedData("mrs", "svs_97.COORD")!);

        Assert.Equal(799, coord.Ppm.Count);
        Assert.Equal((4.0, 3.995243), (coord.Ppm[0], coord.Ppm[1]));
        Assert.Equal([799, 799, 799], new[] { coord.Data, coord.Fit, coord.Baseline }.Select(c => c.Count));
        Assert.All(coord.Metabolites.Values, curve => Assert.Equal(799, curve.Count));
        Assert.Contains("NAA", coord.Metabolites.Keys);
        Assert.DoesNotContain("Cr", coord.Metabolites.Keys);                                  // fitted to zero
        Assert.Equal(37, coord.Concentrations.Count);
        Assert.Equal(0.043, coord.FwhmPpm);

        // The fit is the baseline plus every metabolite's own part; LCModel sums and prints 25 curves of up to 53 in single precision.
        for (var i = 0; i < 799; i += 50)
        {
            Assert.Equal(coord.Fit[i], coord.Baseline[i] + coord.Metabolites.Values.Sum(curve => curve[i] - coord.Baseline[i]), 0.02);
        }
    }

    private static string Head(int points) => $" $SEQPAR HZPPPM = 127.8, $END $BASIS1 BADELT = 5e-4, NDATAB = {points} $END\n $NMUSED $END\n".Replace("$NMUSED $END\n", "$NMUSED $END", StringComparison.Ordinal);

    private static BasisSet Basis(double reference)
    {
        var acquisition = new MrsAcquisition(6000, 297.2) { ReferencePpm = reference, EchoTimeSeconds = 0.036, Sequence = "sLASER" };
        BasisSpectrum Singlet(string name, double ppm) => new(name, [.. Enumerable.Range(0, 1024).Select(n => Complex.FromPolarCoordinates(Math.Exp(-n / 200.0), 2 * Math.PI * acquisition.HertzAt(ppm) * n / 6000))]);
        return new BasisSet("b", [Singlet("NAA", 2.008), Singlet("Cr", 3.027), Singlet("Glu", 2.35)], acquisition);
    }

    private static void AssertClose(ReadOnlySpan<Complex> expected, ReadOnlySpan<Complex> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) { Assert.True((expected[i] - actual[i]).Magnitude <= tolerance, $"sample {i}: {expected[i]} and {actual[i]}"); }
    }
}
