namespace NeuroRepl.Statistics.Linear;

/// <summary>Estimators of the coefficients' covariance that do not take variances to be equal, as the R package sandwich names them.</summary>
public enum RobustErrors
{
    /// <summary>Squared residuals as they are (White 1980).</summary>
    HC0,

    /// <summary>HC0 times n/(n − p).</summary>
    HC1,

    /// <summary>Squared residuals by 1 − leverage.</summary>
    HC2,

    /// <summary>Squared residuals by (1 − leverage)²; the choice for small samples (Long and Ervin 2000).</summary>
    HC3,

    /// <summary>Exponent min(4, leverage / mean leverage) instead of 2 (Cribari-Neto 2004).</summary>
    HC4,

    /// <summary>Sums within clusters, times (m/(m − 1))·((n − 1)/(n − p)).</summary>
    Cluster,
}
