using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>
/// The protons of one metabolite: chemical shifts and couplings, in groups that do not couple to each other, with the source of the numbers.
/// </summary>
public sealed class SpinSystem
{
    /// <param name="name">The short name: "Glu".</param>
    /// <param name="fullName">The molecule: "glutamate".</param>
    /// <param name="groups">Its protons.</param>
    /// <param name="source">Where the numbers were published.</param>
    public SpinSystem(string name, string fullName, IReadOnlyList<SpinGroup> groups, string source)
    {
        Guard.NotBlank(name);
        Guard.NotEmpty(groups);
        (Name, FullName, Groups, Source) = (name, fullName, groups, source);
    }

    /// <summary>The short name, as in a basis set: "Glu".</summary>
    public string Name { get; }

    /// <summary>The molecule: "glutamate".</summary>
    public string FullName { get; }

    /// <summary>Its protons, in groups that do not couple to each other.</summary>
    public IReadOnlyList<SpinGroup> Groups { get; }

    /// <summary>Where the numbers were published.</summary>
    public string Source { get; }

    /// <summary>How many protons give signal.</summary>
    public double Protons => Groups.Sum(g => g.Protons);

    /// <summary>The same molecule with every chemical shift moved: <c>Metabolites.Find("Ins").Shifted(0.010)</c>.</summary>
    /// <param name="ppm">By how much, in ppm.</param>
    public SpinSystem Shifted(double ppm) => new(
        Name,
        FullName,
        [.. Groups.Select(g => new SpinGroup([.. g.ShiftsPpm.Select(shift => shift + ppm)], g.Couplings, g.Weight, g.Partners))],
        $"{Source}; moved by {ppm} ppm");

    /// <summary>The lines that a sequence gives, by frequency: where each stands and how strong it is, phase included.</summary>
    /// <param name="sequence">Which sequence; one uncoupled proton gives amplitude 1 in every one.</param>
    /// <param name="spectrometerMHz">Larmor frequency in megahertz.</param>
    public IReadOnlyList<SpinLine> Lines(Sequence sequence, double spectrometerMHz) =>
        SpinSimulation.Lines(this, sequence, new MrsAcquisition(bandwidthHz: 1, spectrometerMHz));

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({FullName}, {Protons:0.##} protons)";
}
