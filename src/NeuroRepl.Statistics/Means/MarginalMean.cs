namespace NeuroRepl.Statistics.Means;

/// <summary>What the model expects for one combination of levels.</summary>
/// <param name="Levels">The level of each factor asked for, in the order asked.</param>
/// <param name="By">The levels it is separately for; empty without.</param>
/// <param name="Estimate">In units of the (transformed) response; NaN where it cannot be estimated.</param>
/// <param name="StandardError">Of the estimate.</param>
/// <param name="Df">Degrees of freedom.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
public sealed record MarginalMean(IReadOnlyList<string> Levels, IReadOnlyList<string> By, double Estimate, double StandardError, double Df, double Low, double High)
{
    /// <summary>The levels in one text.</summary>
    public string Label => string.Join(" ", Levels);
}
