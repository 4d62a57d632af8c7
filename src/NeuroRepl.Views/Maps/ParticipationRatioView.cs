using NeuroRepl.Figures;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Views.Maps;

/// <summary>A participation ratio with its jackknife and subsets.</summary>
internal sealed class ParticipationRatioView : IView<ParticipationRatio>
{
    public Card Describe(ParticipationRatio ratio) => new("Participation ratio")
    {
        Facts =
        [
            ("ratio", NumberText.Short(ratio.Value, 4)),
            ("jackknife SE", NumberText.Short(ratio.JackknifeStandardError, 3)),
            ("subjects", $"{ratio.Without.Count}"),
            .. ratio.Subsamples.Count == 0 ? Array.Empty<(string, string)>() : [($"{ratio.Subsamples.Count} subsets of {ratio.SubsampleSize}", $"mean {NumberText.Short(ratio.Subsamples.Average(), 4)}, from {NumberText.Short(ratio.Subsamples.Min(), 3)} to {NumberText.Short(ratio.Subsamples.Max(), 3)}")],
        ],
    };
}
