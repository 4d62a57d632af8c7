using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views.Tests;

public sealed class PlotTests
{
    [Fact]
    public void A_spectrum_is_drawn_from_5_to_0_ppm_with_its_peak_where_it_resonates()
    {
        var figure = Samples.Naa.Plot();
        var line = (Scatter)figure.Traces.Single();
        var top = line.Y.Numbers.Index().MaxBy(v => v.Item);

        Assert.Equal((0, 5), figure.Layout.X.Range);
        Assert.True(figure.Layout.X.IsReversed);
        Assert.Equal("chemical shift (ppm)", figure.Layout.X.Caption);
        Assert.All(line.X.Numbers, ppm => Assert.InRange(ppm, 0, 5));
        Assert.Equal(2.01, line.X.Numbers[top.Index], tolerance: 4000 / 297.2 / 1024);      // one point of the axis
        Assert.InRange(top.Item, 0.5 * 4000 / 30, 4000.0 / 30);                              // at most Σ exp(−30 t), less for a peak between two points
        Assert.StartsWith("simulated · ", figure.Layout.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_nucleus_is_drawn_whole()
    {
        var phosphorus = new Spectrum(new System.Numerics.Complex[64], new MrsAcquisition(5000, 120.3) { Nucleus = "31P", ReferencePpm = 0 });

        var range = phosphorus.Plot().Layout.X.Range!.Value;

        Assert.Equal(5000 / 120.3, range.High - range.Low, tolerance: 1);
    }

    [Fact]
    public void A_range_outside_the_spectrum_is_refused_with_the_one_there_is()
    {
        var mistake = Assert.Throws<ArgumentMistake>(() => Samples.Naa.Plot(ppm: (40, 50)));

        Assert.StartsWith("No point lies from 40 to 50 ppm; the spectrum reaches from -2.0", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_has_data_fit_and_baseline_above_and_the_residual_below()
    {
        var figure = Samples.Fit.Plot(ppm: (0.2, 4.2));

        Assert.Equal([("data", 0), ("fit", 0), ("baseline", 0), ("residual", 1)], figure.Traces.Select(t => (t.Name!, t.Panel)));
        Assert.Equal((0.2, 4.2), figure.Layout.X.Range);
        Assert.True(figure.Layout.X.IsReversed);
        Assert.Equal("simulated · linewidth 9.5 Hz, SNR 43.2", figure.Layout.Subtitle);
    }

    [Fact]
    public void Metabolites_asked_for_get_a_panel_of_their_own()
    {
        var figure = Samples.Fit.Plot(metabolites: ["Glu", "NAA"]);

        Assert.Equal([("Glu", 1), ("NAA", 1), ("residual", 2)], figure.Traces.Skip(3).Select(t => (t.Name!, t.Panel)));
        Assert.Equal(3, figure.Layout.Panels.Count);
        Assert.Contains("PCr was not fitted", Assert.Throws<ArgumentMistake>(() => Samples.Fit.Plot(metabolites: ["PCr"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_that_did_not_converge_says_so_in_its_figure() =>
        Assert.EndsWith("did not converge", Samples.Stopped.Plot().Layout.Subtitle, StringComparison.Ordinal);

    [Fact]
    public void Two_numeric_columns_are_points_coloured_by_group_with_n()
    {
        var figure = Samples.Participants.Plot(x: "age", y: "weight", color: "sex");

        Assert.Equal(["F (n 1)", "M (n 1)"], figure.Traces.Select(t => t.Name));
        Assert.Equal([31], ((Scatter)figure.Traces[1]).X.Numbers);
        Assert.Equal(["sub-02"], ((Scatter)figure.Traces[1]).Labels);
        Assert.Equal("2 of 4 rows; the others lack age or sex", figure.Layout.Subtitle);
    }

    [Fact]
    public void Numbers_over_texts_are_boxes_and_a_single_column_is_counted()
    {
        var boxes = (Box)Samples.Participants.Plot(x: "sex", y: "weight").Traces.Single();
        var counts = (Bar)Samples.Participants.Plot(x: "sex").Traces.Single();

        Assert.Equal(["F", "M", "F"], boxes.Groups.Texts);
        Assert.Equal([61.5, 80.25, 70], boxes.Values.Numbers);
        Assert.Equal(["F", "M"], counts.X.Texts);
        Assert.Equal([2, 1], counts.Y.Numbers);
    }

    [Fact]
    public void Many_different_numbers_are_counted_in_stretches_of_round_width()
    {
        var table = new Table("t", [new NumberColumn("x", [.. Enumerable.Range(0, 100).Select(i => i * 0.37)])]);

        var bars = (Bar)table.Plot(x: "x").Traces.Single();

        Assert.Equal("0 to 5", bars.X.Texts[0]);
        Assert.Equal(14, bars.Y.Numbers[0]);                    // 0, 0.37 … 4.81
        Assert.Equal(100, bars.Y.Numbers.Sum());
    }

    [Fact]
    public void A_text_column_as_y_or_a_colour_of_too_many_values_is_refused()
    {
        var many = new Table("t", [new NumberColumn("x", [.. Enumerable.Range(0, 20).Select(i => (double)i)])]);

        Assert.Throws<ArgumentMistake>(() => Samples.Participants.Plot(x: "age", y: "sex"));
        Assert.Contains("no column height", Assert.Throws<ArgumentMistake>(() => Samples.Participants.Plot(x: "height")).Message, StringComparison.Ordinal);
        Assert.Contains("20 different values", Assert.Throws<ArgumentMistake>(() => many.Plot(x: "x", y: "x", color: "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_basis_has_a_line_a_metabolite_and_a_series_some_of_its_transients()
    {
        var series = new SpectrumSeries(new System.Numerics.Complex[100 * 64], 64, [new("DIM_DYN", 100)], Samples.SevenTesla);

        Assert.Equal(["NAA", "Glu", "Lac"], Samples.Fit.Basis.Plot().Traces.Select(t => t.Name));
        Assert.Equal(8, series.Plot().Traces.Count);
        Assert.Equal("simulated · 8 of 100 FIDs", series.Plot().Layout.Subtitle);
        Assert.Equal(["series[0]", "series[99]"], series.Plot(most: 2).Traces.Select(t => t.Name));
    }
}
