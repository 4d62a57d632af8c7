namespace NeuroRepl.Statistics.Permutation;

/// <summary>Turns a map of a statistic into what is compared between shuffles.</summary>
internal interface IMapScore
{
    /// <summary>Scores every place of a map, and gives the largest score.</summary>
    /// <param name="map">One value a place.</param>
    /// <param name="scores">Filled; negative where a negative value was looked at, 0 elsewhere.</param>
    /// <param name="sides">Which values are looked at.</param>
    double Score(ReadOnlySpan<float> map, Span<float> scores, Sides sides);
}
