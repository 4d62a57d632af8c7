using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Models.Connectivity;

/// <summary>How the course of every place goes with that of a seed.</summary>
public sealed class SeedMap
{
    internal SeedMap(BrainSpace space, double[] correlations, string seed, IReadOnlyList<int> places, double[] course)
    {
        (Correlations, Seed, SeedPlaces, SeedCourse) = (correlations, seed, places, course);
        R = new(space, Array.ConvertAll(correlations, r => (float)r)) { Name = $"correlation with {seed}", Unit = "r" };
        Z = new(space, Array.ConvertAll(correlations, r => (float)Math.Atanh(r))) { Name = $"connectivity with {seed}", Unit = "Fisher z" };
    }

    /// <summary>What the seed is: "3.5 mm around (9, 9, -8)".</summary>
    public string Seed { get; }

    /// <summary>The places whose mean is the seed's course.</summary>
    public IReadOnlyList<int> SeedPlaces { get; }

    /// <summary>The seed's mean course.</summary>
    public IReadOnlyList<double> SeedCourse { get; }

    /// <summary>The correlation of every place in double precision; NaN for a place without a course.</summary>
    public IReadOnlyList<double> Correlations { get; }

    /// <summary>The correlation of every place.</summary>
    public BrainMap R { get; }

    /// <summary>Fisher's z of it, artanh r: what group tests take.</summary>
    public BrainMap Z { get; }

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"connectivity with {Seed} ({SeedPlaces.Count} {R.Space.Places}) on {R.Space}";
}
