using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Assays;

/// <summary>Limits of quantification.</summary>
public static class Quantification
{
    /// <summary>Flags what lies outside the limits and puts something in its place.</summary>
    /// <param name="values">As measured; NaN where there is no sample.</param>
    /// <param name="lower">The lower limit of quantification, in the unit of the values.</param>
    /// <param name="upper">The upper limit.</param>
    /// <param name="substitution">What stands in for a value below; above the upper limit it is the limit.</param>
    /// <exception cref="ArgumentMistake">Limits in the wrong order.</exception>
    public static QuantifiedValues Apply(IReadOnlyList<double> values, double lower, double upper = double.PositiveInfinity, Substitution substitution = Substitution.Missing)
    {
        if (!(lower < upper)) { throw new ArgumentMistake($"The lower limit {lower} is not below the upper one {upper}.", "Exchange them."); }

        bool[] below = [.. values.Select(v => v < lower)], above = [.. values.Select(v => v > upper)], missing = [.. values.Select(double.IsNaN)];
        var standIn = substitution switch { Substitution.Limit => lower, Substitution.Half => lower / 2, Substitution.RootHalf => lower / Math.Sqrt(2), Substitution.Zero => 0, _ => double.NaN };
        var notes = new List<string>();
        if (below.Any(b => b)) { notes.Add($"{below.Count(b => b)} of {values.Count} are below {lower}{(substitution == Substitution.Missing ? " and left out, which biases means upwards: Tobit.Fit(…) does not" : $"; {standIn:0.####} stands for them, which makes the spread too small: Tobit.Fit(…) does not")}."); }
        if (above.Any(a => a)) { notes.Add($"{above.Count(a => a)} of {values.Count} are above {upper}."); }
        if (missing.Any(m => m)) { notes.Add($"{missing.Count(m => m)} of {values.Count} are missing for another reason."); }

        return new([.. values.Select((v, i) => below[i] ? standIn : above[i] ? upper : v)], below, above, missing, notes);
    }
}
