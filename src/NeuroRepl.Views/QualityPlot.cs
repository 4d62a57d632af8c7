using System.Text;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Models.Quality;
using NeuroRepl.Numerics;
using NeuroRepl.Views.Spectroscopy;

namespace NeuroRepl.Views;

/// <summary>Quality control as figures and as a page.</summary>
public static class QualityPlot
{
    /// <summary>A panel a criterion: each spectrum's value, the limit as a line, those left out in red.</summary>
    /// <param name="report">The report.</param>
    public static Figure Plot(this QcReport report)
    {
        string[] names = [.. report.Verdicts.Select(v => v.Name)];
        var traces = new List<Trace>();
        foreach (var (panel, criterion) in report.Rules.Criteria.Index())
        {
            foreach (var kept in new[] { true, false })
            {
                var shown = report.Verdicts.Index().Where(v => v.Item.IsKept == kept).ToArray();
                if (shown.Length == 0) { continue; }

                traces.Add(new Scatter(shown.Select(v => (double)v.Index).ToArray(), shown.Select(v => criterion.ValueOf(v.Item.Quality)).ToArray())
                {
                    Name = kept ? $"kept (n {shown.Length})" : $"left out (n {shown.Length})", Mode = ScatterMode.Markers, Panel = panel, InLegend = panel == 0,
                    Color = kept ? Palette.Blue : Palette.Vermillion, Labels = [.. shown.Select(v => v.Item.ToString())],
                });
            }

            traces.Add(new Scatter(new double[] { 0, Math.Max(1, names.Length - 1) }, new[] { criterion.Limit, criterion.Limit }) { Panel = panel, Dash = Dash.Dashed, Color = Palette.Grey, LineWidth = 1, InLegend = false });
        }

        return new Figure(traces, new Layout
        {
            Title = $"Quality control, {report.Rules.Name}",
            Subtitle = Simulated.Subtitle(report.Verdicts.Any(v => Simulated.Is(v.Quality.Fit.Spectrum)), $"{report.Kept.Count} of {report.Verdicts.Count} spectra kept"),
            X = new Axis { Title = "spectrum" },
            Panels = [.. report.Rules.Criteria.Select(c => new Panel { Title = c.Name, Y = new Axis { Title = c.Measure switch { QcMeasure.CrlbPercent => "%", QcMeasure.FwhmHz => "Hz", _ => "ratio" }, IncludesZero = true } })],
            Height = 220 * Math.Max(2, report.Rules.Criteria.Count),
        });
    }

    /// <summary>Saves the report as a page (.html): verdicts with reasons, dropped metabolites, dashboard, and the fits that were left out; it works offline. As .tsv, .csv or .json by <c>Table().Save(…)</c>.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">Where to; ends in .html.</param>
    /// <exception cref="ArgumentMistake">Another ending.</exception>
    public static void Save(this QcReport report, string path)
    {
        if (!path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)) { throw new ArgumentMistake($"\"{path}\" does not end in .html; a report is a page.", "Save the numbers as a table: report.Table().Save(\"qc.tsv\")."); }

        File.WriteAllText(path, Page(report));
    }

    /// <summary>The report as a whole page.</summary>
    internal static string Page(QcReport report)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>Quality control</title>\n<style>body{margin:24px auto;max-width:1100px;padding:0 16px}</style>\n").Append(PlotlyJs.ScriptTag).Append("\n</head>\n<body data-nrepl-page=\"\">\n");
        html.Append(new QcReportView().Describe(report).ToHtml()).Append('\n');
        foreach (var verdict in report.Excluded)
        {
            var card = new Card($"Left out: {verdict.Name}") { Notes = verdict.Reasons, Figure = verdict.Quality.Fit.Plot() };
            html.Append(card.ToHtml(withStyle: false)).Append('\n');
        }

        var all = report.Table();
        html.Append(new Card("All spectra") { Grid = Tables.TableCells.GridOf(all) }.ToHtml(withStyle: false)).Append("\n</body>\n</html>\n");
        return html.ToString();
    }
}
