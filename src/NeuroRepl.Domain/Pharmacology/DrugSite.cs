namespace NeuroRepl.Domain.Pharmacology;

/// <summary>Where a concentration is asked for.</summary>
public enum DrugSite
{
    /// <summary>The drug in plasma.</summary>
    Plasma,

    /// <summary>The drug where it acts, following plasma with a delay.</summary>
    EffectSite,

    /// <summary>The metabolite in plasma.</summary>
    Metabolite,
}
