namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>Parameters that are draws from one Gaussian about zero, whose width the data may tell: τ² of N(0, τ²·scale²).</summary>
internal sealed class PriorGroup(string name, int[] parameters, double sd, double typical, double least, double most)
{
    public string Name => name;

    public int[] Parameters => parameters;

    /// <summary>τ.</summary>
    public double Sd { get; private set; } = sd;

    /// <summary>Whether the data are asked for τ.</summary>
    public bool IsLearned => most > least;

    /// <summary>What each parameter's standard deviation is in units of τ.</summary>
    public double[] Scales { get; } = [.. Enumerable.Repeat(1.0, parameters.Length)];

    public static PriorGroup Fixed(string name, int[] parameters, double sd) => new(name, parameters, sd, sd, sd, sd);

    public void WriteTo(double[] precision)
    {
        for (var i = 0; i < parameters.Length; i++) { precision[parameters[i]] = 1 / (Sd * Sd * Scales[i] * Scales[i]); }
    }

    /// <summary>One step of the evidence's fixed point.</summary>
    /// <remarks>
    /// MacKay, Neural Computation 4 (1992) 415, equation 4.5: τ² = Σθ²/γ with γ = n − Σ var(θ)/τ² the number of parameters that the data determine. One
    /// more observation of the typical size keeps it from zero and infinity where there is nothing to learn from.
    /// </remarks>
    /// <param name="theta">Where the parameters are.</param>
    /// <param name="variance">The posterior variance of a parameter.</param>
    public void Learn(ReadOnlySpan<double> theta, Func<int, double> variance)
    {
        if (!IsLearned) { return; }

        var (square, determined) = (typical * typical, 1.0);
        for (var i = 0; i < parameters.Length; i++)
        {
            var p = parameters[i];
            var scale = Scales[i] * Scales[i];
            square += theta[p] * theta[p] / scale;
            determined += Math.Clamp(1 - (variance(p) / (Sd * Sd * scale)), 0, 1);
        }

        Sd = Math.Clamp(Math.Sqrt(square / determined), Math.Max(least, Sd / 3), Math.Min(most, Sd * 3));
    }
}
