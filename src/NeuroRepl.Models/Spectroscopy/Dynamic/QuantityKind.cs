namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>What a quantity of a spectrum's model is, in the order of its columns.</summary>
internal enum QuantityKind
{
    Concentration,
    Baseline,
    Phase0,
    Phase1,
    Lorentzian,
    Gaussian,
    Shift,
}
