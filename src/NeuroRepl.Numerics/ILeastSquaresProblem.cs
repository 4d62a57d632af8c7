namespace NeuroRepl.Numerics;

/// <summary>Residuals r(p) whose sum of squares is to be made least, with their derivatives.</summary>
public interface ILeastSquaresProblem
{
    /// <summary>How many residuals.</summary>
    int Residuals { get; }

    /// <summary>How many parameters.</summary>
    int Parameters { get; }

    /// <summary>The residuals at p; not-a-number where the model does not exist there (the step is then taken back).</summary>
    void Evaluate(ReadOnlySpan<double> parameters, Span<double> residuals);

    /// <summary>The derivatives at p, which is where <see cref="Evaluate"/> was asked last: row k is ∂r/∂p_k over all residuals.</summary>
    void Differentiate(ReadOnlySpan<double> parameters, RowMajor derivatives);
}
