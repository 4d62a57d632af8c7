using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>The density of the observations of one family, over linear predictors and auxiliary parameters.</summary>
/// <remarks>Matrices lie predictor after predictor (or auxiliary after auxiliary), each over all observations, so that every step is one pass over plain arrays.</remarks>
internal abstract class Likelihood
{
    /// <summary>What stands before a coefficient's name for each linear predictor: "" for a single one, "mulow" for a category.</summary>
    public virtual IReadOnlyList<string> Predictors => [""];

    public virtual IReadOnlyList<Auxiliary> Auxiliaries => [];

    /// <summary>How many numbers a mean on the response scale has: categories, or 1.</summary>
    public virtual int Means => 1;

    /// <summary>Log density of every observation, with its derivatives by every predictor and every auxiliary.</summary>
    public abstract void Evaluate(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, Span<double> logDensity, Span<double> byEta, Span<double> byAux);

    /// <summary>The mean of one observation on the response scale, or the probability of each category.</summary>
    /// <param name="eta">Its linear predictors.</param>
    /// <param name="aux">The auxiliary parameters.</param>
    /// <param name="trials">Of a binomial; 1 elsewhere.</param>
    /// <param name="mean">What is written.</param>
    public abstract void Mean(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, Span<double> mean);

    /// <summary>A new observation: a number, or the code of a category from 0.</summary>
    /// <param name="eta">Its linear predictors.</param>
    /// <param name="aux">The auxiliary parameters.</param>
    /// <param name="trials">Of a binomial.</param>
    /// <param name="error">Its known standard error, or zero.</param>
    /// <param name="random">Where chance comes from.</param>
    public abstract double Draw(ReadOnlySpan<double> eta, ReadOnlySpan<double> aux, double trials, double error, CounterRandom random);
}
