using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Help;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Tests.Help;

public sealed class HelpDeskTests
{
    private static readonly HelpDesk Desk = new(ScriptSurface.DocumentedAssemblies);

    [Fact]
    public void A_type_shows_how_to_get_one_what_it_has_and_what_it_can_do_extensions_included()
    {
        var text = Desk.Ask(typeof(Spectrum)).ToText();

        Assert.Contains("class Spectrum", text, StringComparison.Ordinal);
        Assert.Contains("One spectrum: complex samples in time", text, StringComparison.Ordinal);
        Assert.Contains("Spectrum Open(string path", text, StringComparison.Ordinal);
        Assert.Contains("double BandwidthHz", text, StringComparison.Ordinal);
        Assert.Contains("Sampling rate in hertz.", text, StringComparison.Ordinal);
        Assert.Contains("Spectrum WithWater(Spectrum water)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_another_layer_adds_is_among_what_a_type_has() =>
        Assert.Contains("StudySpectra Spectra", Desk.Ask(typeof(Domain.Studies.Study)).ToText(), StringComparison.Ordinal);

    [Fact]
    public void An_instance_is_explained_by_its_type() =>
        Assert.Equal(Desk.Ask(typeof(Table)).Title, Desk.Ask(new Table("t", [new NumberColumn("a", [1])])).Title);

    [Fact]
    public void A_method_shows_parameters_and_errors()
    {
        var text = Desk.Ask("Table.Without").ToText() + Desk.Ask("BasisSet.Without").ToText();

        Assert.Contains("BasisSet BasisSet.Without(params string[] metabolites)", text, StringComparison.Ordinal);
        Assert.Contains("ArgumentMistake", text, StringComparison.Ordinal);
        Assert.Contains("The basis lacks one of them.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_group_is_explained_as_that_method()
    {
        var table = new Table("t", [new NumberColumn("a", [1])]);

        Assert.Contains("The rows that fulfil a condition.", Desk.Ask((Func<Func<TableRow, bool>, Table>)table.Where).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_lists_the_topics_that_fit_best_first()
    {
        Assert.Equal("fit spectrum", Desk.Ask("fit a spectrum").Blocks.OfType<HelpBlock.Heading>().First().Text);
        Assert.Equal("receptor atlas", Desk.Ask("correlate a map with receptor atlas").Blocks.OfType<HelpBlock.Heading>().First().Text.Split(" (")[0]);
    }

    [Fact]
    public void An_unknown_word_is_met_with_the_list_of_topics()
    {
        var page = Desk.Ask("xylophone");

        Assert.Contains("Nothing is known", page.Title, StringComparison.Ordinal);
        Assert.Contains("Help(\"fit spectrum\")", page.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_members_text_names_no_compiler_markup()
    {
        foreach (var topic in Topics.All.SelectMany(t => t.Types).Distinct())
        {
            var text = Desk.Ask(topic).ToText();
            Assert.DoesNotContain("T:NeuroRepl", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<see", text, StringComparison.Ordinal);
            Assert.DoesNotContain("`", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Nothing is known", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_error_shows_its_trace_and_what_lies_underneath()
    {
        var exception = Assert.Throws<ArgumentMistake>(() => new PpmRange(1, 1));
        var card = new ErrorCard("In [3]", exception.Message) { Exception = new InvalidOperationException("outer", exception), Hint = exception.Hint };

        var text = Desk.Ask(card).ToText();

        Assert.Contains("Caused by NeuroRepl.Numerics.ArgumentMistake", text, StringComparison.Ordinal);
        Assert.Contains("PpmRange..ctor", text, StringComparison.Ordinal);
        Assert.Contains(exception.Hint, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_escapes_what_it_shows()
    {
        var html = Desk.Ask(typeof(IReadOnlyList<double>)).ToHtml();

        Assert.Contains("IReadOnlyList&lt;double&gt;", html, StringComparison.Ordinal);
    }
}
