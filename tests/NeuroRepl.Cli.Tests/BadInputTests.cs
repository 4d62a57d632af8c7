using NeuroRepl.Testing;

namespace NeuroRepl.Cli.Tests;

public sealed class BadInputTests
{
    private const string Session = """
        Spectrum.Open("sub-99_svs.nii.gz")
        Spectrum.Open("notes.txt")
        Study.Open("unlisted")
        var basis = BasisSet.Open("slaser_7t.basis"); var good = Spectrum.Open("sub-01_svs.nii.gz");
        good.Fit(new BasisSet("at 3 T", basis.Metabolites, new MrsAcquisition(basis.Acquisition.BandwidthHz, 123.2)))
        good.Fit(new BasisSet("at another dwell", basis.Metabolites, new MrsAcquisition(basis.Acquisition.BandwidthHz / 2, basis.Acquisition.SpectrometerMHz)))
        var fid = good.Fid.ToArray(); fid[17] = new Complex(double.NaN, 0); good.With(fid, "one sample lost").Fit(basis)
        good.With(new Complex[good.Points], "emptied").Fit(basis)
        good.Fit(basis, new SpectrumModel { Range = (20, 30) })
        good.Fit(basis.Without("Unobtainium"))
        "the session goes on"
        """;

    [Fact]
    public void Each_bad_input_is_one_card_with_a_next_step_and_the_session_goes_on()
    {
        var folder = Neurorepl.NewFolder();
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "no spectrum");
        Directory.CreateDirectory(Path.Combine(folder, "unlisted", "sub-01"));

        var ended = Neurorepl.Run([], Session, folder);

        Assert.Equal((1, "\"the session goes on\"\n"), (ended.Code, ended.Output));
        Assert.Equal(9, ended.Error.Split("✗").Length - 1);
        Assert.Equal(9, ended.Error.Split("try: ").Length - 1);
        Approve.That(
            ended.Error.Replace(folder, "{folder}", StringComparison.Ordinal).Replace(AppContext.BaseDirectory.TrimEnd('/'), "{installed}", StringComparison.Ordinal),
            "bad-input");
    }
}
