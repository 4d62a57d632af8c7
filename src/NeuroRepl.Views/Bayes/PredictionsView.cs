using NeuroRepl.Figures;
using NeuroRepl.Statistics.Bayes.Prediction;

namespace NeuroRepl.Views.Bayes;

/// <summary>Predictions with their intervals, row by row.</summary>
internal sealed class PredictionsView : IView<Predictions>
{
    private const int Most = 12;

    public Card Describe(Predictions predictions)
    {
        var table = predictions.Table();
        int[] shown = [.. Enumerable.Range(0, Math.Min(Most, table.Count))];
        return new Card(predictions.What)
        {
            Grid = new Grid([.. table.Columns.Select(c => c.Name)], [.. shown.Select(row => (IReadOnlyList<object?>)[.. table.Columns.Select(c => c is Domain.Tables.NumberColumn numbers ? (object?)numbers.Values[row] : c.Text(row))])])
            {
                Footer = table.Count > Most ? $"{Most} of {table.Count} rows; .Table() has all" : null,
            },
        };
    }
}
