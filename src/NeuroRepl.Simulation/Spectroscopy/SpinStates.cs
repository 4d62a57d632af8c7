using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>
/// The product states of n protons, sorted into sectors of equal total z component, in which the Hamiltonian is diagonal block by block.
/// </summary>
/// <remarks>
/// H = Σ νᵢ Izᵢ + Σ Jᵢⱼ Iᵢ·Iⱼ in hertz, strong coupling included, conserves Fz, and is real in the product basis: νᵢ/2 and Jᵢⱼ/4 with their signs on
/// the
/// diagonal, Jᵢⱼ/2 between states that differ by exchanging i and j (Levitt, Spin Dynamics, 2nd ed., § 17.5 and appendix). A sector of seven protons
/// has at
/// most 35 states, where the whole space has 128. In a state's number, bit i set means proton i is down.
/// </remarks>
internal sealed class SpinStates
{
    private readonly int[][] _sectors;
    private readonly SymmetricEigen[] _eigen;

    public SpinStates(IReadOnlyList<double> frequenciesHz, IReadOnlyList<SpinCoupling> couplings)
    {
        Spins = frequenciesHz.Count;
        Count = 1 << Spins;
        _sectors = [.. Enumerable.Range(0, Count).GroupBy(s => BitOperations.PopCount((uint)s)).OrderBy(g => g.Key).Select(g => g.ToArray())];
        _eigen = [.. _sectors.Select(states => new SymmetricEigen(Hamiltonian(states, frequenciesHz, couplings), states.Length))];
    }

    /// <summary>How many protons.</summary>
    public int Spins { get; }

    /// <summary>How many states: 2ⁿ.</summary>
    public int Count { get; }

    /// <summary>The states with so many protons down.</summary>
    public int[] Sector(int down) => _sectors[down];

    /// <summary>Energies in hertz and stationary states of a sector.</summary>
    public SymmetricEigen Eigen(int down) => _eigen[down];

    private static double[] Hamiltonian(int[] states, IReadOnlyList<double> frequenciesHz, IReadOnlyList<SpinCoupling> couplings)
    {
        var h = new double[states.Length * states.Length];
        var place = states.Select((state, index) => (state, index)).ToDictionary(p => p.state, p => p.index);
        for (var a = 0; a < states.Length; a++)
        {
            var diagonal = 0.0;
            for (var i = 0; i < frequenciesHz.Count; i++) { diagonal += frequenciesHz[i] * Z(states[a], i); }
            foreach (var (i, j, hertz) in couplings)
            {
                diagonal += hertz * Z(states[a], i) * Z(states[a], j);
                if (Z(states[a], i) == Z(states[a], j)) { continue; }

                var exchanged = states[a] ^ (1 << i) ^ (1 << j);
                h[(a * states.Length) + place[exchanged]] += hertz / 2;
            }

            h[(a * states.Length) + a] = diagonal;
        }

        return h;
    }

    private static double Z(int state, int spin) => ((state >> spin) & 1) == 0 ? 0.5 : -0.5;
}
