using NeuroRepl.Domain.Tables;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Bayes.Models;

/// <summary>How rows of a table become columns of the model: kept with the fit, so that new rows are coded alike.</summary>
internal sealed class ModelDesign
{
    public required ModelFrame Frame { get; init; }

    /// <summary>The population-level design, with the intercept's column where there is one.</summary>
    public required ModelMatrix Fixed { get; init; }

    /// <summary>A design each group-level term.</summary>
    public required IReadOnlyList<ModelMatrix> Varying { get; init; }

    public static ModelDesign Of(ModelFrame frame, ModelOptions options) => new()
    {
        Frame = frame,
        Fixed = ModelMatrix.Of(frame, options),
        Varying = [.. frame.Formula.RandomTerms.Select(term => ModelMatrix.Of(frame, term.Effects, term.HasIntercept, options.Of))],
    };

    public static string Plain(string column) => column == "(Intercept)" ? "Intercept" : column;

    /// <summary>The level of each row of a table for a term; −1 for one that was not fitted.</summary>
    public int[] Codes(int term, Table table)
    {
        var grouping = Frame.Formula.RandomTerms[term].Grouping;
        var known = Frame.LevelsOf(grouping).Levels.Index().ToDictionary(l => l.Item, l => l.Index);
        var texts = grouping.Variables.Select(v => table.Texts(Frame.Variables[v].Sources[0])).ToArray();
        return [.. Enumerable.Range(0, table.Count).Select(row => known.GetValueOrDefault(string.Join(":", texts.Select(t => t[row])), -1))];
    }
}
