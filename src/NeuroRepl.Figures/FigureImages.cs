namespace NeuroRepl.Figures;

/// <summary>Still pictures of figures for pages where no script runs: drawn by a browser of this machine, one for all figures.</summary>
/// <remarks>A browser takes about a second to start and then a tenth of a second a figure; a host that must not wait asks <see cref="AreQuick"/> first.</remarks>
public static class FigureImages
{
    /// <summary>Whether there is a browser that could draw.</summary>
    public static bool ArePossible => Export.Browser.IsHere && PlotlyJs.IsEmbedded;

    /// <summary>Whether the browser runs already, so that a picture takes a tenth of a second.</summary>
    public static bool AreQuick => ArePossible && Export.WarmBrowser.IsWarm;

    /// <summary>Starts the browser in the background, so that later pictures are quick; does nothing where there is none.</summary>
    public static void WarmUp()
    {
        if (!ArePossible || AreQuick) { return; }

        _ = Task.Factory.StartNew(static () => Export.WarmBrowser.InPage(full: false, static (_, _) => true), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .ContinueWith(static task => task.Exception?.Handle(static _ => true), TaskScheduler.Default);
    }

    /// <summary>A figure as PNG; null where no browser can draw it.</summary>
    /// <param name="scale">Pixels for each of the figure's.</param>
    public static byte[]? Png(Figure figure, double scale = 2)
    {
        if (figure.IsPicture) { return Brain.RasterFigure.Png(figure, scale); }

        try
        {
            return ArePossible ? Export.Drawing.Png(figure, scale) : null;
        }
        catch (FigureException)
        {
            return null;                           // the figure itself is shown all the same
        }
    }
}
