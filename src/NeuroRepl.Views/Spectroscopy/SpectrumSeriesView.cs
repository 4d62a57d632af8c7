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
        ],
        Notes = Simulated.Is(series) ? ["This series is SIMULATED."] : [],
    };
}
