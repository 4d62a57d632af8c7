namespace NeuroRepl.Models.FirstLevel;

/// <summary>The covariance of the coefficients of every place, up to its residual variance.</summary>
internal abstract class Whitened
{
    /// <summary>dᵀ·(QᵀV⁻¹Q)⁻¹·e at a place.</summary>
    public abstract double Product(int place, double[] d, double[] e);

    /// <summary>Which places share one covariance: the same number, the same covariance. Negative where each has its own.</summary>
    public abstract int ClassOf(int place);
}
