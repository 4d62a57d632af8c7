namespace NeuroRepl.Numerics;

/// <summary>Factorials and what lies between them.</summary>
public static class Gammas
{
    /// <summary>log Γ(x) for x above zero.</summary>
    public static double Log(double x) => MathNet.Numerics.SpecialFunctions.GammaLn(x);

    /// <summary>log of n over k: how many ways to choose k of n.</summary>
    public static double LogChoose(double n, double k) => k < 0 || k > n ? double.NegativeInfinity : Log(n + 1) - Log(k + 1) - Log(n - k + 1);
}
