namespace NeuroRepl.Models.Preprocessing;

/// <summary>One thing that is looked at in every transient.</summary>
/// <param name="Name">What it is: "lipids 0.3 to 1.8 ppm".</param>
/// <param name="Values">Its value a transient, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit of the values.</param>
/// <param name="Scores">How many standard deviations (robust) each is away from the others.</param>
/// <param name="Limit">The score from which a transient is flagged.</param>
/// <param name="IsTwoSided">Whether values far below the others count as well as those far above.</param>
public sealed record TransientMeasure(string Name, IReadOnlyList<double> Values, string Unit, IReadOnlyList<double> Scores, double Limit, bool IsTwoSided)
{
    /// <summary>Whether a transient is beyond the limit.</summary>
    public bool IsBeyond(int transient) => IsTwoSided ? Math.Abs(Scores[transient]) > Limit : Scores[transient] > Limit;
}
