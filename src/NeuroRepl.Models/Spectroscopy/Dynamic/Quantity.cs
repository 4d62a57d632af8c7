namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>One number that a spectrum's model needs, its course, and where the parameters of that course stand.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">Which metabolite, group, or real baseline coefficient.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Course">How it runs.</param>
/// <param name="Offset">Its first shared parameter, or its place among the ones that each cell has for itself.</param>
internal sealed record Quantity(QuantityKind Kind, int Index, string Name, string Unit, BoundCourse Course, int Offset)
{
    public bool IsAmplitude => Kind is QuantityKind.Concentration or QuantityKind.Baseline;

    /// <summary>Whether its parameters are linear in the spectrum.</summary>
    public bool IsLinear => IsAmplitude && Course.IsLinear;

    public int Count => Course.IsFree ? 1 : Course.Parameters.Count;
}
