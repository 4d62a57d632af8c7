using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>Spectra in a list.</summary>
internal sealed class SpectrumListView : IListView<Spectrum>
{
    public Grid Describe(IReadOnlyList<Spectrum> items, int? total) => Listing.Of(
        items,
        total,
        "spectrum",
        [
            ("spectrum", s => s.Name),
            ("points", s => s.Points),
            ("bandwidth Hz", s => s.BandwidthHz),
            ("MHz", s => s.SpectrometerMHz),
            ("TE ms", s => s.Acquisition.EchoTimeSeconds * 1000),
            ("water", s => s.Water is null ? "no" : "yes"),
            ("steps", s => s.Steps.Count),
        ]);
}
