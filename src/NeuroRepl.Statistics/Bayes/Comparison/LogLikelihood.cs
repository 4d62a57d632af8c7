using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Diagnostics;

namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>The log likelihood of every observation under every posterior draw: what leave-one-out, WAIC and weights are made from.</summary>
public sealed class LogLikelihood
{
    private readonly double[] _values;
    private double[]? _efficiencies;

    /// <param name="values">Observations × draws, the draws chain after chain: R's matrix for loo, transposed. Taken over, not copied.</param>
    /// <param name="chains">How many chains the draws are from.</param>
    /// <exception cref="ArgumentMistake">Draws that are not whole chains, or a number that is not finite.</exception>
    public LogLikelihood(double[,] values, int chains = 1)
        : this(values.Cast<double>().ToArray(), values.GetLength(0), values.GetLength(1), chains)
    {
        if (Array.FindIndex(_values, v => !double.IsFinite(v)) is >= 0 and var at)
        {
            throw new ArgumentMistake($"The log likelihood of observation {at / Draws} under draw {at % Draws} is {_values[at]}.", "A draw under which an observation is impossible has no leave-one-out: look at the model and the data.");
        }
    }

    internal LogLikelihood(double[] values, int observations, int draws, int chains)
    {
        Guard.InRange(chains, 1, Math.Max(1, draws));
        Guard.SameLength(draws, draws / chains * chains, "the number of draws", "chains × draws a chain");
        (_values, Observations, Draws, Chains) = (values, observations, draws, chains);
    }

    /// <summary>How many observations.</summary>
    public int Observations { get; }

    /// <summary>How many draws, all chains together.</summary>
    public int Draws { get; }

    /// <summary>How many chains.</summary>
    public int Chains { get; }

    /// <summary>One number.</summary>
    public double this[int observation, int draw] => _values[(observation * Draws) + draw];

    /// <summary>Effective draws for each observation's likelihood as a part of all draws; loo calls it r_eff.</summary>
    public IReadOnlyList<double> RelativeEfficiencies => _efficiencies ??= Efficiencies();

    internal ReadOnlySpan<double> Of(int observation) => _values.AsSpan(observation * Draws, Draws);

    // loo pads chains to a length that its transform likes and divides by the unpadded one twice, which scales autocovariances by their ratio.
    private double[] Efficiencies()
    {
        var n = Draws / Chains;
        var result = new double[Observations];
        Parallel.For(0, Observations, i =>
        {
            Interrupt.ThrowIfRequested();
            var chains = new double[Chains][];
            for (var c = 0; c < Chains; c++)
            {
                chains[c] = new double[n];
                System.Numerics.Tensors.TensorPrimitives.Exp(Of(i).Slice(c * n, n), chains[c]);
            }

            var size = EffectiveSize.Of(chains, (double)Padded(n) / n);
            result[i] = double.IsNaN(size) ? 1 : size / Draws;
        });
        return result;
    }

    private static int Padded(int n)
    {
        while (true)
        {
            var rest = n;
            foreach (var prime in (ReadOnlySpan<int>)[2, 3, 5])
            {
                while (rest % prime == 0) { rest /= prime; }
            }

            if (rest <= 1) { return Math.Max(n, 2); }

            n++;
        }
    }
}
