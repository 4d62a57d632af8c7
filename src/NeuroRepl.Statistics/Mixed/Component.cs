using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Random effects that observations tie together, and none outside: all subjects alone with one factor, a batch with its casks, everything where factors are crossed.</summary>
/// <remarks>
/// With S = ΛᵀZᵀZΛ + I and its Cholesky factor L it supplies what penalised least squares needs of it (Bates et al., J. Stat. Softw. 67(1), 2015, eq. 27 to 33),
/// and K = ZᵀV⁻¹Z, V = I + ZΛΛᵀZᵀ, of which all derivatives are made.
/// </remarks>
internal abstract class Component
{
    /// <summary>Its levels: the factor, the level, and where the effects of the level start among those of the component.</summary>
    public required IReadOnlyList<(int Factor, int Level, int Start)> Members { get; init; }

    public required int Size { get; init; }

    /// <summary>Zᵀ[X y], a row an effect.</summary>
    public required RowMajor Cross { get; init; }

    /// <summary>ln|S| after <see cref="Factor"/>.</summary>
    public double LogDeterminant { get; protected set; }

    /// <summary>The same design with another last column of <see cref="Cross"/>.</summary>
    public abstract Component With(RowMajor cross);

    /// <summary>Factors S for these Λ, one a factor.</summary>
    public abstract void Factor(double[][,] lambda);

    /// <summary>Takes from the cross-products of [X y] what the random effects explain.</summary>
    public abstract void Reduce(RowMajor gram);

    /// <summary>ZᵀV⁻¹[X y].</summary>
    public abstract RowMajor Whitened();

    /// <summary>Adds Σ Λᵀ·K of each level to the matrix of its factor: half the derivatives of ln|S|.</summary>
    public abstract void AddTraces(double[][,] traces);

    /// <summary>K = ZᵀV⁻¹Z.</summary>
    public abstract RowMajor Kernel();
}
