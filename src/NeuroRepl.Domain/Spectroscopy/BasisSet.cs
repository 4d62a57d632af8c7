using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>The metabolites a fit may use, each simulated for one sequence, field and echo time.</summary>
public sealed class BasisSet
{
    /// <param name="name">What to call it: "slaser_7t".</param>
    /// <param name="metabolites">Its spectra, all with the same number of points.</param>
    /// <param name="acquisition">Bandwidth, spectrometer frequency, echo time and ppm reference that all of them share.</param>
    public BasisSet(string name, IReadOnlyList<BasisSpectrum> metabolites, MrsAcquisition acquisition)
    {
        Guard.NotEmpty(metabolites);
        foreach (var metabolite in metabolites)
        {
            Guard.SameLength(metabolite.Fid.Length, metabolites[0].Fid.Length, $"the number of points of {metabolite.Name}", $"that of {metabolites[0].Name}");
        }

        if (metabolites.GroupBy(m => m.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentMistake($"The basis {name} has {twice.Key} {twice.Count()} times.", "Give each metabolite a name of its own.");
        }

        (Name, Metabolites, Acquisition) = (name, metabolites, acquisition);
    }

    /// <summary>What to call it.</summary>
    public string Name { get; }

    /// <summary>Its spectra.</summary>
    public IReadOnlyList<BasisSpectrum> Metabolites { get; }

    /// <summary>What all of them share.</summary>
    public MrsAcquisition Acquisition { get; }

    /// <summary>Samples of each FID.</summary>
    public int Points => Metabolites[0].Fid.Length;

    /// <summary>The metabolites' names, in the basis's order.</summary>
    public IReadOnlyList<string> Names => [.. Metabolites.Select(m => m.Name)];

    /// <summary>One metabolite by its name.</summary>
    /// <exception cref="ArgumentMistake">The basis lacks it; the message lists what there is.</exception>
    public BasisSpectrum this[string metabolite] => Metabolites.FirstOrDefault(m => m.Name == metabolite) ?? throw Lacks(metabolite);

    /// <summary>The same basis without some metabolites.</summary>
    /// <exception cref="ArgumentMistake">The basis lacks one of them.</exception>
    public BasisSet Without(params string[] metabolites) => Only([.. Names.Except(metabolites.Select(name => this[name].Name))]);

    /// <summary>The same basis with these metabolites only, in this order.</summary>
    /// <exception cref="ArgumentMistake">The basis lacks one of them.</exception>
    public BasisSet Only(params string[] metabolites) => new(Name, [.. metabolites.Select(name => this[name])], Acquisition);

    private ArgumentMistake Lacks(string metabolite) =>
        new($"The basis {Name} has no {metabolite}.", $"It has: {string.Join(", ", Names)}.");
}
