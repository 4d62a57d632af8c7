using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quantification;

/// <summary>The metabolites of a fit on one scale, with everything that went into it.</summary>
public sealed class Quantified
{
    /// <summary>What to call it: the spectrum's name.</summary>
    public required string Name { get; init; }

    /// <summary>The metabolites in the basis's order, then the sums.</summary>
    public required IReadOnlyList<QuantifiedMetabolite> Metabolites { get; init; }

    /// <summary>The scale in words: "mmol per kg of tissue water (Gasparovic 2006), CSF by mole fraction".</summary>
    public required string Convention { get; init; }

    /// <summary>Every number that went into it, named, in the order it was used.</summary>
    public required IReadOnlyList<(string Name, double Value, string Unit)> Factors { get; init; }

    /// <summary>What was assumed and what to be wary of, each a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>One metabolite or sum.</summary>
    /// <exception cref="ArgumentMistake">There is none of that name.</exception>
    public QuantifiedMetabolite this[string metabolite] => Metabolites.FirstOrDefault(m => m.Name == metabolite) ?? throw new ArgumentMistake(
        $"{metabolite} was not quantified.", $"There are: {string.Join(", ", Metabolites.Select(m => m.Name))}.");

    /// <summary>The same, each divided by the voxel's share of brain tissue, GM + WM: paper Marx 2025's normalisation of concentrations of whole voxels.</summary>
    /// <param name="tissue">What the voxel is made of.</param>
    /// <exception cref="QuantificationException">The concentrations are corrected for CSF already.</exception>
    public Quantified PerBrainTissue(TissueFractions tissue)
    {
        if (Convention.Contains("CSF by", StringComparison.Ordinal) || Convention.Contains("GM + WM", StringComparison.Ordinal))
        {
            throw new QuantificationException($"These are corrected for CSF already: {Convention}.", "Quantify with csf: CsfConvention.None first, or leave this step out.");
        }

        return new Quantified
        {
            Name = Name,
            Convention = $"{Convention}, divided by GM + WM",
            Factors = [.. Factors, ("GM + WM", tissue.Brain, "")],
            Notes = Notes,
            Metabolites = [.. Metabolites.Select(m => m with { Concentration = new(m.Concentration.Value / tissue.Brain, m.Concentration.Scale), Crlb = m.Crlb / tissue.Brain })],
        };
    }

    /// <summary>A row a metabolite: concentration, unit, CRLB, CRLB in percent.</summary>
    public Table Table() => new($"concentrations of {Name}",
    [
        new TextColumn("metabolite", [.. Metabolites.Select(m => m.Name)]),
        new NumberColumn("concentration", [.. Metabolites.Select(m => m.Concentration.Value)]),
        new TextColumn("scale", [.. Metabolites.Select(m => m.Concentration.Unit)]),
        new NumberColumn("crlb", [.. Metabolites.Select(m => m.Crlb)]),
        new NumberColumn("crlb_percent", [.. Metabolites.Select(m => m.CrlbPercent)]),
    ]);
}
