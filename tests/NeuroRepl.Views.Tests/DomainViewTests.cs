using NeuroRepl.Domain.Receptors;
using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.Views.Tests;

public sealed class DomainViewTests
{
    private static readonly ViewRegistry Registry = ViewRegistry.WithDefaults();

    private static readonly Dictionary<string, object> Shown = new()
    {
        ["study"] = Samples.Study,
        ["subject"] = Samples.Study.Subjects[0],
        ["session"] = Samples.Study.Sessions[0],
        ["run"] = Samples.Study.Sessions[0].Runs[0],
        ["participants"] = Samples.Participants,
        ["spectrum"] = Samples.Naa,
        ["series"] = new Domain.Spectroscopy.SpectrumSeries(new System.Numerics.Complex[6 * 64], 64, [new("DIM_COIL", 2), new("DIM_DYN", 3)], Samples.SevenTesla) { Name = "sub-01_task-rest_svs" },
        ["basis"] = Samples.Fit.Basis,
        ["fit"] = Samples.Fit,
        ["fit-stopped"] = Samples.Stopped,
        ["estimate"] = Samples.Fit["Glu"],
        ["estimate-zero"] = Samples.Fit["Lac"],
        ["subjects"] = Samples.Study.Subjects.Where(s => s.Sessions.Count == 3).ToList(),
        ["sessions"] = Samples.Study.Sessions,
        ["contrasts"] = Samples.Study.Contrasts,
        ["missing"] = Samples.Study.Missing,
        ["metabolites"] = Samples.Fit.Metabolites,
        ["spectra"] = new[] { Samples.Naa, Samples.Naa },
        ["receptors"] = new ReceptorCatalogue(),
        ["receptor-maps"] = new ReceptorCatalogue()["MOR"],
    };

    public static TheoryData<string> Names => [.. Shown.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_type_looks_as_approved(string name) => Approve.That(Registry.Of(Shown[name]).ToText(new TerminalSettings { Width = 100 }), $"view-{name}");

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_type_has_html_that_is_well_formed(string name)
    {
        var html = System.Text.RegularExpressions.Regex.Replace(Registry.Of(Shown[name]).ToHtml(), "<script>.*?</script>", "", System.Text.RegularExpressions.RegexOptions.Singleline);

        Assert.NotEmpty(System.Xml.Linq.XElement.Parse($"<page>{html}</page>").Value);
    }

    [Fact]
    public void A_simulated_study_and_spectrum_say_so_on_their_cards()
    {
        Assert.Contains("SIMULATED", Registry.Of(Samples.Study).ToText(), StringComparison.Ordinal);
        Assert.Contains("SIMULATED", Registry.Of(Samples.Naa).ToText(), StringComparison.Ordinal);
        Assert.Contains("SIMULATED", Registry.Of(Samples.Fit).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_table_shows_twenty_rows_and_the_count()
    {
        var table = new Domain.Tables.Table("long", [new Domain.Tables.NumberColumn("x", [.. Enumerable.Range(0, 312).Select(i => (double)i)])]);

        var lines = Registry.Of(table).ToText().TrimEnd('\n').Split('\n');

        Assert.Equal(2 + 20 + 1, lines.Length);
        Assert.Equal("long: 20 of 312 rows", lines[^1]);
    }

    [Fact]
    public void A_users_own_view_comes_before_ours_and_reaches_derived_types()
    {
        var registry = ViewRegistry.WithDefaults();
        registry.Register<MetaboliteEstimate>(m => new Card($"my {m.Name}"));
        registry.Register<FitOutcome>(_ => new Card("an outcome"));

        Assert.Equal("my Glu", ((Card)registry.Of(Samples.Fit["Glu"]).Content).Title);
        Assert.Equal("an outcome", ((Card)registry.Of(new FitOutcome.Converged(3)).Content).Title);
        Assert.IsType<Look.Words>(Registry.Of(Samples.Fit["Glu"]));
    }

    [Fact]
    public void What_is_made_to_be_looked_at_is_itself()
    {
        var (figure, card, grid) = (Chart.Line([1, 2]), new Card("c"), new Grid(["a"], []));

        Assert.Same(figure, Registry.Of(figure).Content);
        Assert.Same(card, Registry.Of(card).Content);
        Assert.Same(grid, Registry.Of(grid).Content);
    }
}
