using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Priors;

/// <summary>What is believed of a parameter before the data: <c>Prior.Normal(0, 2.5)</c>. On a parameter with a lower bound (a standard deviation) it is cut there.</summary>
public abstract class Prior
{
    private protected Prior()
    {
    }

    /// <summary>Every value alike: what coefficients have unless they are given another. Improper: the data have to bound the parameter.</summary>
    public static Prior Flat { get; } = new FlatPrior();

    /// <summary>Whether it has no total mass of 1.</summary>
    public virtual bool IsImproper => false;

    /// <summary>A normal distribution.</summary>
    public static Prior Normal(double mean, double standardDeviation) => new NormalPrior(Finite(mean), Positive(standardDeviation));

    /// <summary>Student's t: like a normal with heavier tails.</summary>
    public static Prior StudentT(double df, double location, double scale) => new StudentPrior(Positive(df), Finite(location), Positive(scale));

    /// <summary>A Cauchy distribution, Student's t with one degree of freedom.</summary>
    public static Prior Cauchy(double location, double scale) => new StudentPrior(1, Finite(location), Positive(scale));

    /// <summary>An exponential distribution with mean 1/rate; for parameters above zero.</summary>
    public static Prior Exponential(double rate) => new GammaPrior(1, Positive(rate), isExponential: true);

    /// <summary>A gamma distribution with mean shape/rate; for parameters above zero.</summary>
    public static Prior Gamma(double shape, double rate) => new GammaPrior(Positive(shape), Positive(rate), isExponential: false);

    /// <summary>1/x has a gamma distribution; for parameters above zero.</summary>
    public static Prior InverseGamma(double shape, double scale) => new InverseGammaPrior(Positive(shape), Positive(scale));

    /// <summary>For the correlations of group-level effects: 1 is uniform over correlation matrices, more draws them towards zero.</summary>
    /// <remarks>Lewandowski, Kurowicka and Joe, Journal of Multivariate Analysis 100 (2009) 1989.</remarks>
    public static Prior Lkj(double shape) => new LkjPrior(Positive(shape));

    /// <summary>The natural logarithm of the density at a value, and its derivative there.</summary>
    internal abstract double LogDensity(double x, out double slope);

    /// <summary>The logarithm of the mass above a bound.</summary>
    internal abstract double LogAbove(double bound);

    /// <summary>A draw, not yet cut at a bound.</summary>
    internal abstract double Draw(CounterRandom random);

    private static double Positive(double value)
    {
        Guard.Positive(value, "a scale, shape or rate of a prior");
        return value;
    }

    private static double Finite(double value)
    {
        Guard.InRange(value, -1e300, 1e300, "the location of a prior");
        return value;
    }
}
