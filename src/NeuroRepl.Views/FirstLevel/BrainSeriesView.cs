using System.Globalization;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.FirstLevel;

/// <summary>A run: its places, volumes and what was done to it.</summary>
internal sealed class BrainSeriesView : IView<BrainSeries>
{
    public Card Describe(BrainSeries series) => new($"Series · {series.Name}")
    {
        Facts =
        [
            ("space", $"{series.Space}"),
            ("volumes", string.Create(CultureInfo.InvariantCulture, $"{series.Count} every {series.RepetitionTimeSeconds:0.###} s, {series.Count * series.RepetitionTimeSeconds / 60:0.#} min{(series.Discarded > 0 ? $", after {series.Discarded} discarded" : "")}")),
            .. series.Steps.Select((step, n) => (n == 0 ? "steps" : "", step)),
        ],
    };
}
