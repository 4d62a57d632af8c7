namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>Cross-validation by fits without a part of the rows at a time.</summary>
public sealed class KFold : Elpd
{
    internal KFold(double[] pointwise, double[] effective, IReadOnlyList<int> folds, string by, double? accuracy)
        : base(pointwise, effective) => (Folds, By, Accuracy) = (folds, by, accuracy);

    /// <inheritdoc/>
    public override string Method => $"{Folds.Max() + 1}-fold by {By}";

    /// <summary>The fold of each row, from 0.</summary>
    public IReadOnlyList<int> Folds { get; }

    /// <summary>What was left out together: a column, or rows.</summary>
    public string By { get; }

    /// <summary>Of categories: the part of rows whose most probable category, told without them, is the one that was observed. Null for numbers.</summary>
    public double? Accuracy { get; }
}
