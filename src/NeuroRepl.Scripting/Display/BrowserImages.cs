using NeuroRepl.Figures;

namespace NeuroRepl.Scripting.Display;

/// <summary>Pictures of figures by a browser of this machine, for pages where no script runs.</summary>
/// <param name="waits">Whether the first figure waits for the browser to start; else it goes without a picture and the browser is started for those after it.</param>
public sealed class BrowserImages(bool waits) : IFigureImages
{
    /// <summary>The environment variable that turns pictures off: <c>NEUROREPL_PICTURES=off</c>.</summary>
    public const string Variable = "NEUROREPL_PICTURES";

    private readonly bool _isOff = Environment.GetEnvironmentVariable(Variable) is "off" or "0" or "false";

    /// <inheritdoc/>
    public byte[]? Png(Figure figure)
    {
        if (_isOff) { return null; }
        if (waits || FigureImages.AreQuick) { return FigureImages.Png(figure); }

        FigureImages.WarmUp();
        return null;
    }
}
