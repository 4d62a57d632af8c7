using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>A spectrum: how it was taken, what has been done to it, and a small picture.</summary>
internal sealed class SpectrumView : IView<Spectrum>
{
    public Card Describe(Spectrum spectrum) => new($"Spectrum {spectrum.Name}")
    {
        Facts =
        [
            .. AcquisitionFacts.Of(spectrum.Acquisition, spectrum.Points),
            ("water", spectrum.Water is null ? "no reference" : "with reference"),
            .. spectrum.ReadAs is { } read ? [("read as", read)] : Array.Empty<(string, string)>(),
            ("steps", spectrum.Steps.Count == 0 ? "none yet: as read" : string.Join(" → ", spectrum.Steps)),
        ],
        Figure = spectrum.Plot() is var figure ? figure.WithLayout(figure.Layout with { Title = null, Subtitle = null, Height = 260 }) : null,
        Notes = [.. Simulated.Is(spectrum) ? ["This spectrum is SIMULATED."] : Array.Empty<string>(), .. spectrum.Notes],
    };
}
