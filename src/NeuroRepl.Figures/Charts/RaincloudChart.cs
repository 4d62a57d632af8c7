namespace NeuroRepl.Figures.Charts;

/// <summary>Points, box and density together.</summary>
public static class RaincloudChart
{
    extension(Chart)
    {
        /// <summary>Rainclouds: every value as a point, a box with the median, and a smooth density; groups of one name side by side.</summary>
        /// <remarks>Allen et al. (2019). Quartiles as of <see cref="Box"/>; a Gaussian density with Silverman's bandwidth, cut where the data end.</remarks>
        /// <param name="samples">The samples in their order: <c>[("placebo", placebo), ("high", high)]</c>.</param>
        /// <param name="comparisons">Brackets between two of them, by name.</param>
        /// <param name="y">What is measured: <c>new Axis { Title = "CADSS", Unit = "points" }</c>.</param>
        /// <exception cref="FigureException">A bracket names what is not drawn, or there are more than 60 samples.</exception>
        public static Figure Raincloud(IReadOnlyList<Sample> samples, IReadOnlyList<Comparison>? comparisons = null, Axis? y = null) =>
            Distributions.Of(samples, comparisons, withDensity: true, y);
    }
}
