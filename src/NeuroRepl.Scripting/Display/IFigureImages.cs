using NeuroRepl.Figures;

namespace NeuroRepl.Scripting.Display;

/// <summary>Makes pictures of figures, for front ends that run no scripts. A host gives one where it has one; figures are shown without a picture elsewhere.</summary>
public interface IFigureImages
{
    /// <summary>The figure as the bytes of a PNG file; null where it cannot be made now.</summary>
    byte[]? Png(Figure figure);
}
