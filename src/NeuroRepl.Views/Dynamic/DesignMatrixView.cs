using NeuroRepl.Domain.Designs;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Dynamic;

/// <summary>A design: how many rows and columns, whether they can be told apart, and its picture.</summary>
internal sealed class DesignMatrixView : IView<DesignMatrix>
{
    public Card Describe(DesignMatrix design) => new($"Design of {NumberText.Count(design.Rows, "row")} and {NumberText.Count(design.Columns, "column")}")
    {
        Facts =
        [
            ("columns", string.Join(", ", design.Names)),
            ("rank", $"{design.Rank}"),
            .. design.Discarded > 0 ? [("left out", $"the first {design.Discarded}")] : Array.Empty<(string, string)>(),
        ],
        Grid = Grid.Of(design.Names.Index(), ("column", c => c.Item), ("nonzero rows", c => Nonzero(design, c.Index)), ("mean", c => design.Column(c.Item).Average())),
        Notes = design.DependentColumns.Count > 0 ? [$"Dependent columns: {string.Join(", ", design.DependentColumns)}."] : [],
    };

    private static int Nonzero(DesignMatrix design, int column) => Enumerable.Range(0, design.Rows).Count(row => design[row, column] != 0);
}
