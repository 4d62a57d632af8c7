using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Diagnostics;

namespace NeuroRepl.Statistics.Bayes.Prediction;

/// <summary>Draws of a quantity for each of several rows: an expected value, the probability of each category, or a new observation.</summary>
public sealed class Predictions
{
    private readonly double[][][] _values;

    internal Predictions(string what, Table rows, IReadOnlyList<string> categories, double[][][] values) => (What, Rows, Categories, _values) = (what, rows, categories, values);

    /// <summary>What was predicted.</summary>
    public string What { get; }

    /// <summary>The rows that it was predicted for.</summary>
    public Table Rows { get; }

    /// <summary>The categories whose probabilities these are; empty for one number a row.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>How many draws.</summary>
    public int Count => _values[0][0].Length;

    /// <summary>The draws of a row, counted from 0.</summary>
    /// <param name="row">The row.</param>
    /// <param name="category">The category, from 0, where there are several.</param>
    public IReadOnlyList<double> Of(int row, int category = 0) => Values(row, category);

    /// <summary>The mean of a row.</summary>
    public double Mean(int row, int category = 0) => Values(row, category).Average();

    /// <summary>The interval of a row between quantiles.</summary>
    public (double Lower, double Upper) Interval(int row, int category = 0, double probability = .95)
    {
        Guard.InRange(probability, 0, 1);
        var sorted = Values(row, category).Order().ToArray();
        return (Convergence.Quantile(sorted, (1 - probability) / 2), Convergence.Quantile(sorted, (1 + probability) / 2));
    }

    /// <summary>The rows with mean and interval in columns of their own; one row a category where there are several.</summary>
    /// <param name="probability">Of the interval.</param>
    public Table Table(double probability = .95)
    {
        var several = Categories.Count > 0;
        var k = several ? Categories.Count : 1;
        int[] index = [.. Enumerable.Range(0, Rows.Count * k)];
        var table = Rows.At([.. index.Select(i => i / k)]);
        if (several) { table = table.With(new TextColumn("category", [.. index.Select(i => Categories[i % k])], Categories)); }

        return table.With(new NumberColumn("mean", [.. index.Select(i => Mean(i / k, i % k))]))
            .With(new NumberColumn("lower", [.. index.Select(i => Interval(i / k, i % k, probability).Lower)]))
            .With(new NumberColumn("upper", [.. index.Select(i => Interval(i / k, i % k, probability).Upper)]));
    }

    internal double[] Values(int row, int category)
    {
        Guard.InRange(row, 0, _values.Length - 1);
        Guard.InRange(category, 0, _values[row].Length - 1);
        return _values[row][category];
    }
}
