namespace NeuroRepl.Statistics;

/// <summary>How p-values are adjusted for the number of comparisons.</summary>
public enum Adjust
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>p times the number of comparisons (Bonferroni).</summary>
    Bonferroni,

    /// <summary>Step-down Bonferroni (Holm 1979).</summary>
    Holm,

    /// <summary>Step-up (Hochberg 1988); for independent or positively dependent tests.</summary>
    Hochberg,

    /// <summary>Closed testing with Simes (Hommel 1988).</summary>
    Hommel,

    /// <summary>1 − (1 − p)ⁿ (Šidák 1967); for independent or positively dependent tests.</summary>
    Sidak,

    /// <summary>False discovery rate (Benjamini and Hochberg 1995).</summary>
    Fdr,

    /// <summary>False discovery rate under any dependence (Benjamini and Yekutieli 2001).</summary>
    FdrAnyDependence,

    /// <summary>All pairwise differences by the studentized range (Tukey, Kramer).</summary>
    Tukey,

    /// <summary>All against one reference by the multivariate t (Dunnett 1955).</summary>
    Dunnett,

    /// <summary>Exact for the correlation of these very contrasts: the multivariate t.</summary>
    MultivariateT,
}
