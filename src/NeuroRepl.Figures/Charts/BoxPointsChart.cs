namespace NeuroRepl.Figures.Charts;

/// <summary>Boxes with their points.</summary>
public static class BoxPointsChart
{
    extension(Chart)
    {
        /// <summary>Boxes with every value as a point, and brackets between those that differ.</summary>
        /// <param name="samples">The samples in their order: <c>[("placebo", placebo), ("high", high)]</c>.</param>
        /// <param name="comparisons">Brackets between two of them, by name.</param>
        /// <param name="y">What is measured.</param>
        /// <exception cref="FigureException">A bracket names what is not drawn, or there are more than 60 samples.</exception>
        public static Figure BoxPoints(IReadOnlyList<Sample> samples, IReadOnlyList<Comparison>? comparisons = null, Axis? y = null) =>
            Distributions.Of(samples, comparisons, withDensity: false, y);
    }
}
