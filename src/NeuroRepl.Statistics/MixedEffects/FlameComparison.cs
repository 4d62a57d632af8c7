namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>One of several comparisons of a study: a quantity and contrast across subjects.</summary>
/// <param name="Quantity">Of what: "Glu".</param>
/// <param name="Contrast">Which contrast of the first level: "block2 - block1".</param>
/// <param name="Fit">Its group model.</param>
/// <param name="Adjusted">p, adjusted over the contrasts of this quantity.</param>
/// <param name="AdjustedOverAll">p, adjusted over all contrasts of all quantities.</param>
public sealed record FlameComparison(string Quantity, string Contrast, FlameFit Fit, double Adjusted, double AdjustedOverAll)
{
    /// <summary>Its mean over subjects, with standard error, t and p.</summary>
    public FlameEffect Effect => Fit.Effects[0];

    /// <summary>How many subjects (or pairs) it rests on.</summary>
    public int Subjects => Fit.Estimates.Count;

    /// <inheritdoc/>
    public override string ToString() => $"{Quantity}, {Contrast}: {Effect}";
}
