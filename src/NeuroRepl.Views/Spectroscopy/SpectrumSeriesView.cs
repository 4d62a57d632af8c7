using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>Many spectra of one scan: what they are, and how they were taken.</summary>
internal sealed class SpectrumSeriesView : IView<SpectrumSeries>
{
    public Card Describe(SpectrumSeries series) => new($"Series {series.Name} · {NumberText.Count(series.Count, "FID")}")
    {
        Facts =
        [
            ("dimensions", series.Dimensions.Count == 0 ? "one FID" : string.Join(" × ", series.Dimensions.Select(d => $"{d.Tag} {d.Length}"))),
            .. AcquisitionFacts.Of(series.Acquisition, series.Points),
            .. series.Water is { } water ? [("water", $"with reference, {NumberText.Count(water.Count, "FID")}")] : Array.Empty<(string, string)>(),
            .. series.ReadAs is { } read ? [("read as", read)] : Array.Empty<(string, string)>(),
            .. series.Steps.Count > 0 ? [("steps", string.Join(" → ", series.Steps))] : Array.Empty<(string, string)>(),
        ],
        Notes = Simulated.Is(series) ? ["This series is SIMULATED."] : [],
    };
}
