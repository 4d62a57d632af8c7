namespace NeuroRepl.Domain.Spectroscopy;

/// <summary>How much of a metabolite there is, with the scale that gives the number its meaning.</summary>
/// <param name="Value">The number.</param>
/// <param name="Scale">What it is measured in.</param>
public readonly record struct Concentration(double Value, ConcentrationScale Scale)
{
    /// <summary>The unit as people write it.</summary>
    public string Unit => Scale switch
    {
        ConcentrationScale.PerTotalCreatine => "/tCr",
        ConcentrationScale.Millimolar => "mM",
        ConcentrationScale.Millimolal => "mmol/kg",
        _ => "a.u.",
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Value:G4} {Unit}";
}
