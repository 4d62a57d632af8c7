namespace NeuroRepl.Models.Quantification;

/// <summary>How much of a tissue is water: kilograms of water a litre.</summary>
/// <param name="Gm">Grey matter.</param>
/// <param name="Wm">White matter.</param>
/// <param name="Csf">Cerebrospinal fluid.</param>
public sealed record WaterContent(double Gm, double Wm, double Csf)
{
    /// <summary>Kilogram to millimole of water: 1000/18.01528 mol.</summary>
    public const double MillimolesPerKilogram = 55_508.4;

    /// <summary>0.78, 0.65 and 0.97, the convention of FSL-MRS, Osprey and spant, after Ernst, Kreis and Ross, J Magn Reson B 102 (1993).</summary>
    public static WaterContent Usual { get; } = new(0.78, 0.65, 0.97);
}
