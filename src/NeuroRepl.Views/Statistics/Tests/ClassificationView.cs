using NeuroRepl.Figures;
using NeuroRepl.Statistics.Longitudinal;

namespace NeuroRepl.Views.Statistics.Tests;

/// <summary>Accuracy, p, and who was taken for what.</summary>
internal sealed class ClassificationView : IView<Classification>
{
    public Card Describe(Classification classification) => new($"Leave-one-subject-out classification by {(classification.Rule == ClassificationRule.Logistic ? "logistic regression" : "linear discriminant")}")
    {
        Facts = [("accuracy", classification.Accuracy.ToString()), ("chance", $"{1.0 / classification.Classes.Count:0.00}"), ("p", $"{classification.PValue} (labels shuffled within subjects)")],
        Grid = Grid.Of(classification.Classes.Index(), [("true", row => row.Item), .. classification.Classes.Select((name, j) => ($"told {name}", (Func<(int Index, string Item), object?>)(row => classification.Confusion[row.Index][j])))]),
        Notes = classification.Notes,
    };
}
