using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.ImagingFiles;

/// <summary>A series: where it lies, how long it is, what was done to it.</summary>
internal sealed class BrainSeriesView : IView<BrainSeries>
{
    public Card Describe(BrainSeries series) => new($"Series · {series.Name}")
    {
        Facts =
        [
            ("space", $"{series.Space}"),
            ("volumes", $"{series.Count}{(series.Discarded > 0 ? $", {series.Discarded} discarded before them" : "")}"),
            ("every", $"{NumberText.Short(series.RepetitionTimeSeconds, digits: 4)} s, {NumberText.Short(series.Count * series.RepetitionTimeSeconds / 60, digits: 3)} min in all"),
            ("memory", $"{NumberText.Short(series.Values.Length * 4.0 / (1 << 20), digits: 3)} MB"),
        ],
        Notes = series.Steps,
    };
}
