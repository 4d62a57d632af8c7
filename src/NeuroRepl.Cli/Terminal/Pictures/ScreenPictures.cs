using NeuroRepl.Figures;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Views;

namespace NeuroRepl.Cli.Terminal.Pictures;

/// <summary>Values as pictures, on terminals that take some: figures drawn by the browser of this machine, and whatever is a PNG by itself.</summary>
internal sealed class ScreenPictures(PictureProbe probe, Func<(int Width, int Height)> size)
{
    /// <summary>The escape codes that show a value; null where it is no picture, or the terminal takes none.</summary>
    public string? Of(MimeBundle bundle)
    {
        if (probe.Protocol == PictureProtocol.None || PngOf(bundle) is not { } png) { return null; }

        var (width, height) = size();
        return PictureText.Of(png, probe.Protocol, width, Math.Max(8, height - 4), probe.Cell);
    }

    /// <summary>Starts the browser behind the prompt where its pictures will be wanted.</summary>
    public void WarmUp()
    {
        if (probe.Protocol != PictureProtocol.None) { FigureImages.WarmUp(); }
    }

    private static byte[]? PngOf(MimeBundle bundle) => bundle switch
    {
        { Value: Look.AsFigure { Figure: { Traces: [Picture only] } } } => only.Png.ToArray(),
        { Value: Look.AsFigure drawn } => FigureImages.Png(drawn.Figure),
        _ => bundle.Forms.TryGetValue(MimeBundles.Png, out var base64) ? Convert.FromBase64String(base64) : null,
    };
}
