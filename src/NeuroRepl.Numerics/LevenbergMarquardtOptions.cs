namespace NeuroRepl.Numerics;

/// <summary>When a search for a least sum of squares is over.</summary>
public sealed record LevenbergMarquardtOptions
{
    /// <summary>Give up after this many steps.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>How much the first step is damped: small trusts the linear model from the start, 1 goes carefully from a poor start.</summary>
    public double InitialDamping { get; init; } = 1e-3;

    /// <summary>At an optimum when no derivative is more parallel to the residual than this (a cosine).</summary>
    public double GradientTolerance { get; init; } = 1e-10;

    /// <summary>At an optimum when a full step can lower the sum of squares by no more than this part of it.</summary>
    public double CostTolerance { get; init; } = 1e-14;

    /// <summary>At an optimum when a full step changes no parameter by more than this part of it.</summary>
    public double StepTolerance { get; init; } = 1e-12;
}
