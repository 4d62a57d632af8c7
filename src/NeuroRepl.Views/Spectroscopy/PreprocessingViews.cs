using NeuroRepl.Figures;
using NeuroRepl.Models.Preprocessing;
using NeuroRepl.Models.Quality;
using NeuroRepl.Models.Quantification;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>How the steps before and after a fit look: coils, transients, quantification, quality.</summary>
internal static class PreprocessingViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register<CoilCombination>(Coils);
        registry.Register<EddyCurrents>(Eddy);
        registry.Register<Alignment>(Aligned);
        registry.Register<TransientScreening>(Screened);
        registry.Register<PreprocessedSeries>(Done);
        registry.Register<Quantified>(Concentrations);
        registry.Register<FitQuality>(Quality);
        registry.Register(new QcReportView());
        registry.Register<ReportingTable>(Reporting);
    }

    private static Card Coils(CoilCombination coils) => new($"{NumberText.Count(coils.Weights.Count, "coil")} combined")
    {
        Facts =
        [
            ("weights from", coils.WeightsFrom),
            ("gain", $"SNR {NumberText.Short(1 / coils.RelativeSignalToNoise.Max(), digits: 3)} times that of the best coil"),
            ("noise", $"correlated up to {coils.NoiseCorrelation.Where((_, i) => i / coils.Weights.Count != i % coils.Weights.Count).DefaultIfEmpty(0).Max():F2} between coils"),
        ],
        Figure = Small(coils.Plot()),
        Notes = coils.Warnings,
    };

    private static Card Eddy(EddyCurrents eddy) => new($"Eddy currents, from {eddy.Water.Name}") { Figure = Small(eddy.Plot()) };

    private static Card Aligned(Alignment alignment) => new($"Alignment of {NumberText.Count(alignment.ShiftsHz.Count, "transient")}")
    {
        Facts =
        [
            ("shifts", $"{Finite(alignment.ShiftsHz).Min():F2} to {Finite(alignment.ShiftsHz).Max():F2} Hz, standard error {Usual(alignment.ShiftErrorsHz):F2} Hz"),
            ("phases", $"{Finite(alignment.PhasesDegrees).Min():F1}° to {Finite(alignment.PhasesDegrees).Max():F1}°, standard error {Usual(alignment.PhaseErrorsDegrees):F1}°"),
            ("outcome", $"{(alignment.IsConverged ? "at rest" : "still moving")} after {NumberText.Count(alignment.Rounds, "round")}"),
        ],
        Figure = Small(alignment.PlotCourse()),
        Notes = [.. alignment.Warnings, .. alignment.Unusable.Select(u => $"Transient {u.Key} cannot be used: {u.Value}.")],
    };

    private static Card Screened(TransientScreening screening) => new($"{screening.Flagged.Count} of {NumberText.Count(screening.Before.Count, "transient")} flagged")
    {
        Grid = screening.Flagged.Count == 0 ? null : Listing.Of(screening.Flagged, screening.Flagged.Count, "transient", [("transient", f => f.Index), ("because", f => string.Join("; ", f.Reasons))]),
        Figure = Small(screening.Plot()),
        Notes = screening.Warnings,
    };

    private static Card Done(PreprocessedSeries done) => new($"Preprocessed {done.Spectrum.Name}")
    {
        Facts = [.. done.Steps.Index().Select(step => ($"{step.Index + 1}", step.Item))],
        Figure = Small(done.Plot()),
        Notes = [.. Simulated.Is(done.Spectrum) ? ["The data are SIMULATED."] : Array.Empty<string>(), .. done.Warnings],
    };

    private static Card Concentrations(Quantified quantified) => new($"Concentrations of {quantified.Name}")
    {
        Facts = [("scale", quantified.Convention), .. quantified.Factors.Select(f => (f.Name, f.Unit.Length == 0 ? NumberText.Short(f.Value) : $"{NumberText.Short(f.Value)} {f.Unit}"))],
        Grid = Listing.Of(
            quantified.Metabolites, quantified.Metabolites.Count, "metabolite",
            [("metabolite", m => m.Name), ($"conc. ({quantified.Metabolites[0].Concentration.Unit})", m => m.Concentration.Value), ("CRLB", m => m.Crlb), ("CRLB %", m => Math.Round(m.CrlbPercent, 1))]),
        Notes = quantified.Notes,
    };

    private static Card Quality(FitQuality quality) => new($"Quality of {quality.Name}") { Grid = Tables.TableCells.GridOf(quality.Table()) };

    private static Card Reporting(ReportingTable table) => new($"MRSinMRS of {table.Name} · {table.Missing.Count} of {table.Items.Count} missing")
    {
        Grid = Grid.Of(table.Items, ("item", i => i.Item), ("value", i => i.Value ?? "MISSING"), ("from", i => i.From ?? "")),
        Notes = table.Missing.Count == 0 ? [] : ["What is missing is given by its number: spectrum.ReportingTable(given: new Dictionary<string, string> { [\"1d\"] = \"32-channel head coil\" })."],
    };

    private static IEnumerable<double> Finite(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN);

    private static double Usual(IEnumerable<double> values) => Finite(values).Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : double.NaN;

    private static Figure Small(Figure figure) => figure.WithLayout(figure.Layout with { Title = null, Subtitle = null, Height = 320 });
}
