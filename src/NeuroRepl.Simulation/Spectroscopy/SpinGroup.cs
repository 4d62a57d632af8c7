using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>Protons of a molecule that couple among themselves and to no other proton: the acetyl group of NAA, the chain of glutamate.</summary>
public sealed class SpinGroup
{
    /// <param name="shiftsPpm">The chemical shift of each proton in ppm.</param>
    /// <param name="couplings">Scalar couplings between them.</param>
    /// <param name="weight">How often the group counts: 3 for a methyl singlet written as one proton, 0.36 for an anomer with that share.</param>
    /// <param name="partners">Nuclei other than protons that couple to the group.</param>
    /// <exception cref="ArgumentMistake">A coupling names a proton that is not there, or a partner has another number of couplings than there are
    /// protons.</exception>
    public SpinGroup(
        IReadOnlyList<double> shiftsPpm, IReadOnlyList<SpinCoupling>? couplings = null, double weight = 1, IReadOnlyList<HeteroNucleus>? partners = null)
    {
        Guard.NotEmpty(shiftsPpm);
        Guard.InRange(shiftsPpm.Count, 1, 10);          // 2^10 states: beyond, a density matrix is the wrong tool
        Guard.Positive(weight);
        foreach (var coupling in couplings ?? [])
        {
            Guard.InRange(coupling.First, 0, shiftsPpm.Count - 1, "the first proton of a coupling");
            Guard.InRange(coupling.Second, 0, shiftsPpm.Count - 1, "the second proton of a coupling");
        }

        foreach (var partner in partners ?? [])
        {
            Guard.SameLength(partner.Hertz.Count, shiftsPpm.Count, $"the number of couplings to {partner.Isotope}", "the number of protons");
        }

        (ShiftsPpm, Couplings, Weight, Partners) = (shiftsPpm, couplings ?? [], weight, partners ?? []);
    }

    /// <summary>The chemical shift of each proton in ppm.</summary>
    public IReadOnlyList<double> ShiftsPpm { get; }

    /// <summary>Scalar couplings between the protons.</summary>
    public IReadOnlyList<SpinCoupling> Couplings { get; }

    /// <summary>How often the group counts.</summary>
    public double Weight { get; }

    /// <summary>Nuclei other than protons that couple to the group.</summary>
    public IReadOnlyList<HeteroNucleus> Partners { get; }

    /// <summary>How many protons' worth of signal it gives.</summary>
    public double Protons => Weight * ShiftsPpm.Count;
}
