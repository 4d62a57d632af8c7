namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>A rule that was learnt.</summary>
internal interface IConditionRule
{
    /// <summary>The number of the condition that a row of features is taken for.</summary>
    int Predict(double[] x);
}
