namespace NeuroRepl.Models.Quality;

/// <summary>By whose definition a linewidth or signal-to-noise ratio is meant: the same spectrum has three different ones.</summary>
public enum QualityDefinition
{
    /// <summary>Width: the fitted peak itself, finely interpolated, at half its height. SNR: its height over the noise's standard deviation, real part, from signal-free stretches.</summary>
    NeuroRepl,

    /// <summary>FSL-MRS 2.x (its qc.py). Width: the metabolite's fitted spectrum at half its prominence, on the spectrum's own points. SNR: the highest point of the data over √2 times the noise's standard deviation, real part.</summary>
    FslMrs,

    /// <summary>LCModel. Width: how much broader the lines are than the basis's (the lineshape's full width at half maximum). SNR: the highest point of data less baseline over twice the residual's root mean square.</summary>
    LcModel,
}
