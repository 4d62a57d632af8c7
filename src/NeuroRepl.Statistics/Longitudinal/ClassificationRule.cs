namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>What learns to tell conditions apart.</summary>
public enum ClassificationRule
{
    /// <summary>Fisher's linear discriminant: one covariance for all conditions, equal priors.</summary>
    LinearDiscriminant,

    /// <summary>Logistic regression, multinomial for more than two conditions; priors are the frequencies learnt.</summary>
    Logistic,
}
