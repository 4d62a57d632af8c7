namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>What a concentration's number is measured in.</summary>
public enum ConcentrationScale
{
    /// <summary>The fit's own amplitude: comparable between metabolites of one fit only.</summary>
    Institutional,

    /// <summary>Relative to total creatine (creatine + phosphocreatine).</summary>
    PerTotalCreatine,

    /// <summary>Water-referenced, millimole per litre of tissue.</summary>
    Millimolar,

    /// <summary>Water-referenced, millimole per kilogram of tissue water.</summary>
    Millimolal,
}
