using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal;

/// <summary>The process's own terminal as the editor's window.</summary>
internal sealed class ScreenWindow(Screen screen) : IWindow
{
    private const int UsualHeight = 24;

    /// <inheritdoc/>
    public (int Width, int Height) Size
    {
        get
        {
            // A terminal without a size (a serial line, some test rigs) says 0.
            try { return (Console.WindowWidth is > 0 and var width ? width : screen.Style.Width, Console.WindowHeight is > 0 and var height ? height : UsualHeight); }
            catch (IOException) { return (screen.Style.Width, UsualHeight); }
        }
    }

    /// <inheritdoc/>
    public void Write(string text) => screen.Write(OutputStream.StandardOutput, text);
}
