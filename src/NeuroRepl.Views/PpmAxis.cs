using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views;

/// <summary>The chemical-shift axis of spectra and fits: from right to left, and the points that lie in a range.</summary>
internal static class PpmAxis
{
    private static readonly PpmRange ProtonMetabolites = (0, 5);

    public static Axis Of(PpmRange range) => new() { Title = "chemical shift", Unit = "ppm", IsReversed = true, Range = (range.Low, range.High) };

    public static Axis Amplitude { get; } = new() { Title = "amplitude", Unit = "a.u.", ShowTicks = false };

    /// <summary>What is drawn when nothing is asked for: the metabolites of a proton spectrum, all of any other.</summary>
    public static PpmRange Usual(MrsAcquisition acquisition, IReadOnlyList<double> axis)
    {
        var whole = new PpmRange(axis[0], axis[^1]);
        return acquisition.Nucleus == "1H" && axis.Any(ProtonMetabolites.Contains) ? new(Math.Max(whole.Low, ProtonMetabolites.Low), Math.Min(whole.High, ProtonMetabolites.High)) : whole;
    }

    /// <summary>The first point inside a range of a descending axis, and how many there are.</summary>
    /// <exception cref="ArgumentMistake">No point lies inside.</exception>
    public static (int Start, int Count) Inside(PpmRange range, IReadOnlyList<double> axis)
    {
        var inside = Enumerable.Range(0, axis.Count).Where(i => range.Contains(axis[i])).ToArray();
        return inside.Length > 0 ? (inside[0], inside.Length) : throw new ArgumentMistake(
            $"No point lies from {range}; the spectrum reaches from {NumberText.Short(axis[^1])} to {NumberText.Short(axis[0])} ppm.",
            "Ask for a range within it: Plot(ppm: (0.2, 4.2)).");
    }

    public static double[] Cut(IReadOnlyList<double> values, (int Start, int Count) stretch) => [.. values.Skip(stretch.Start).Take(stretch.Count)];
}
