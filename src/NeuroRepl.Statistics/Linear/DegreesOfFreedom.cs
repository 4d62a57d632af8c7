namespace NeuroRepl.Statistics.Linear;

/// <summary>How the degrees of freedom of a mixed model's tests are found. Linear models have one answer, and ignore it.</summary>
public enum DegreesOfFreedom
{
    /// <summary>By matching moments of the estimated variance (Satterthwaite; Kuznetsova, Brockhoff and Christensen 2017).</summary>
    Satterthwaite,

    /// <summary>With the covariance corrected for small samples too (Kenward and Roger 1997). Uses the REML estimates.</summary>
    KenwardRoger,
}
