using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.ImagingFiles;

/// <summary>Labels: where they lie, and the largest of them with their colours' names.</summary>
internal sealed class ParcellationView : IView<Parcellation>
{
    private const int Most = 12;

    public Card Describe(Parcellation labels)
    {
        var largest = labels.Present.Zip(labels.Sizes, (label, size) => (label.Key, label.Name, Size: size)).OrderByDescending(label => label.Size).ToArray();
        return new($"Labels · {labels.Name}")
        {
            Facts = [("space", $"{labels.Space}"), ("parcels", $"{labels.Count}"), ("in none", NumberText.Count(labels.Space.Count - largest.Sum(label => label.Size), "place"))],
            Grid = largest.Length == 0 ? null : Grid.Of(largest.Take(Most), ("number", l => l.Key), ("label", l => l.Name), (labels.Space.Places, l => l.Size)),
            Notes = largest.Length > Most ? [$"The {Most} largest of {largest.Length}; labels.Names has all."] : [],
        };
    }
}
