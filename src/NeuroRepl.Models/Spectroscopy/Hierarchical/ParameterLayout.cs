namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>Where each parameter of the hierarchical model stands in the vector of those that are neither concentrations nor baseline.</summary>
/// <remarks>φ₀, φ₁, γ, v, ε of all lines; then each line's own shift and own broadening, the line shape's coefficients, the deviations of parts.</remarks>
internal sealed record ParameterLayout(int Lines, int Shape, int Parts)
{
    public const int Phase0 = 0;
    public const int Phase1 = 1;
    public const int Lorentzian = 2;
    public const int Gaussian = 3;
    public const int Shift = 4;

    public const int Common = 5;

    public int OwnShift => Common;

    public int OwnBroadening => OwnShift + Lines;

    public int ShapeStart => OwnBroadening + Lines;

    public int PartStart => ShapeStart + Shape;

    public int Count => PartStart + Parts;
}
