using System.Collections;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Receptors;

/// <summary>Which receptor maps there are in the world for ketamine's targets. Licensed maps are never shipped: a user points to them.</summary>
public sealed class ReceptorCatalogue : IReadOnlyList<ReceptorMapSource>
{
    private const string NonCommercial = "CC BY-NC-SA 4.0";

    private static readonly ReceptorMapSource[] Known =
    [
        new("mGluR5", "smart2019", 73, "neuromaps", NonCommercial),
        new("mGluR5", "dubois2015", 28, "neuromaps", NonCommercial),
        new("mGluR5", "rosaneto", 22, "neuromaps", NonCommercial),
        new("MOR", "kantonen2020", 204, "neuromaps", NonCommercial),
        new("MOR", "turtonen2020", 39, "neuromaps", NonCommercial),
        new("KOR", "vijay2018", 28, "neuromaps", NonCommercial),
        new("NMDA", "galovic2021", 29, "neuromaps", NonCommercial),
        new("GABA-A", "norgaard2021", 16, "neuromaps", NonCommercial),
        new("GABA-A", "dukart2018", 6, "neuromaps", NonCommercial),
        new("GABA-A a5", "lukow2022", 10, "neuromaps", NonCommercial),
    ];

    /// <summary>How many maps are known.</summary>
    public int Count => Known.Length;

    /// <summary>A map by its place in the list.</summary>
    public ReceptorMapSource this[int index] => Known[index];

    /// <summary>The maps of one receptor, largest sample first.</summary>
    /// <exception cref="ArgumentMistake">None is known; the message lists the receptors.</exception>
    public IReadOnlyList<ReceptorMapSource> this[string receptor]
    {
        get
        {
            var found = Known.Where(m => string.Equals(m.Receptor, receptor, StringComparison.OrdinalIgnoreCase)).OrderByDescending(m => m.Subjects).ToArray();
            return found.Length > 0 ? found : throw new ArgumentMistake(
                $"No map of {receptor} is known here.", $"Known are: {string.Join(", ", Known.Select(m => m.Receptor).Distinct())}.");
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ReceptorMapSource> GetEnumerator() => Known.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
