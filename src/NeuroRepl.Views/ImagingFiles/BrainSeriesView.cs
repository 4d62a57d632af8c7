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
            ("memory", Memory(series.Values.Length * 4L)),
        ],
        Notes = series.Steps,
    };

    private static string Memory(long bytes) => bytes < 1 << 20 ? $"{NumberText.Short(bytes / 1024.0, digits: 3)} kB" : $"{NumberText.Short(bytes / (double)(1 << 20), digits: 3)} MB";
}
