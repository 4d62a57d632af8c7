using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Pharmacology;

/// <summary>A linear system of compartments: dx/dt = A·x + rate·e₀, in milligrams and minutes; what leaves for good is a compartment too, so that nothing is lost.</summary>
internal sealed class CompartmentSystem
{
    private readonly List<string> _names = [];
    private readonly List<(int From, int To, double PerMinute)> _flows = [];

    public IReadOnlyList<string> Names => _names;

    /// <summary>The plasma volume in litres: of the first compartment.</summary>
    public required double PlasmaLitres { get; init; }

    /// <summary>The metabolite's compartment and its volume, where there is one.</summary>
    public (int Compartment, double Litres)? Metabolite { get; set; }

    /// <summary>How fast the effect site follows plasma, per minute.</summary>
    public double? EffectPerMinute { get; init; }

    public int Add(string name)
    {
        _names.Add(name);
        return _names.Count - 1;
    }

    /// <summary>A flow that is a part of what a compartment holds.</summary>
    public void Flow(int from, int to, double perMinute) => _flows.Add((from, to, perMinute));

    /// <summary>Flows both ways between compartments of two volumes at one clearance.</summary>
    public void Exchange(int one, double litres, int other, double otherLitres, double litresPerMinute)
    {
        Flow(one, other, litresPerMinute / litres);
        Flow(other, one, litresPerMinute / otherLitres);
    }

    /// <summary>The state after some minutes at a constant rate; the last element is the effect site's concentration in mg/L.</summary>
    public double[] After(double[] state, double mgPerMinute, double minutes)
    {
        var n = _names.Count;
        var a = new RowMajor(n + 2, n + 2);                 // compartments, effect site, and a one that carries the input
        foreach (var (from, to, rate) in _flows)
        {
            a[from, from] -= rate * minutes;
            a[to, from] += rate * minutes;
        }

        if (EffectPerMinute is { } ke0)
        {
            a[n, 0] = ke0 * minutes / PlasmaLitres;
            a[n, n] = -ke0 * minutes;
        }

        a[0, n + 1] = mgPerMinute * minutes;
        var step = MatrixExponential.Of(a);
        var next = new double[n + 1];
        for (var i = 0; i <= n; i++)
        {
            next[i] = step[i, n + 1];
            for (var k = 0; k <= n; k++) { next[i] += step[i, k] * state[k]; }
        }

        return next;
    }
}
