namespace NeuroRepl.Statistics.Classical;

/// <summary>What a signed-rank test does with differences of zero.</summary>
public enum ZeroDifferences
{
    /// <summary>Leaves them out before ranking (Wilcoxon 1945); R and SPSS do this.</summary>
    Wilcoxon,

    /// <summary>Ranks them with the others, then leaves them out (Pratt 1959).</summary>
    Pratt,
}
