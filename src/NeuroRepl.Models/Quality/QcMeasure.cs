namespace NeuroRepl.Models.Quality;

/// <summary>What a quality criterion looks at.</summary>
public enum QcMeasure
{
    /// <summary>The Cramér-Rao bound in percent; too high is bad.</summary>
    CrlbPercent,

    /// <summary>The full width at half maximum in hertz; too high is bad.</summary>
    FwhmHz,

    /// <summary>The signal-to-noise ratio; too low is bad.</summary>
    SignalToNoise,
}
