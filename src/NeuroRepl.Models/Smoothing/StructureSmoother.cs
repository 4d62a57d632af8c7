using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Models.Smoothing;

/// <summary>Grayordinates: each hemisphere along its surface, each other structure within itself.</summary>
internal sealed class StructureSmoother(Grayordinates space, double surfaceFwhmMm, double volumeFwhmMm) : ISmoother
{
    private readonly ISmoother[] _parts = [.. space.Structures.Select(structure => MapSmoothing.SmootherOf(structure.Space, structure.IsSurface ? surfaceFwhmMm : volumeFwhmMm, volumeFwhmMm))];

    public void Smooth(ReadOnlySpan<float> map, Span<float> smoothed)
    {
        for (var n = 0; n < _parts.Length; n++)
        {
            var (start, count) = (space.StartOf(n), space.Structures[n].Space.Count);
            _parts[n].Smooth(map.Slice(start, count), smoothed.Slice(start, count));
        }
    }
}
