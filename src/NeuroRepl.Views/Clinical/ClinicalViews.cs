using NeuroRepl.Domain.Clinical;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Clinical;

/// <summary>The views of rating scales, and of what is scored by them.</summary>
internal static class ClinicalViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register<RatingScale>(static scale => new Card($"Scale · {scale.Name}")
        {
            Facts =
            [
                ("total", $"{scale.Lowest} to {scale.Highest}"),
                .. scale.Subscales.Keys.Select(name => (name, $"{string.Join(", ", scale.Subscales[name])}: {scale[name].Lowest} to {scale[name].Highest}")),
                .. scale.Source.Length > 0 ? [("source", scale.Source)] : Array.Empty<(string, string)>(),
            ],
            Grid = Grid.Of(scale.Items, ("item", item => item.Code), ("asks about", item => item.Name), ("from", item => item.Lowest), ("to", item => item.Highest)),
        });
        registry.Register<ScaleScore>(static score => new Card($"{score.Scale.Name} · {Text(score.Total)}")
        {
            Facts = [.. score.Subscales.Select(sub => (sub.Key, Text(sub.Value)))],
            Notes = score.Missing.Count == 0 ? [] : [$"{NumberText.Count(score.Missing.Count, "item")} not answered: {string.Join(", ", score.Missing)}. Sums over them are missing."],
        });
        registry.Register<SignalDetection>(static found => new Card($"Signal detection · d′ = {NumberText.Short(found.DPrime, digits: 3)}")
        {
            Facts =
            [
                ("leaning", $"c = {NumberText.Short(found.Criterion, digits: 3)}, β = {NumberText.Short(found.Beta, digits: 3)}"),
                ("hits", $"{found.Hits} of {found.Hits + found.Misses} signals"),
                ("false alarms", $"{found.FalseAlarms} of {found.FalseAlarms + found.CorrectRejections} others"),
                ("accuracy", $"{NumberText.Short(100 * found.Accuracy, digits: 3)} %"),
            ],
        });
    }

    private static string Text(double sum) => double.IsNaN(sum) ? "no sum" : NumberText.Short(sum);
}
