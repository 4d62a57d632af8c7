using NeuroRepl.Cli.Terminal.Pictures;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal;

/// <summary>The prompt's screen as a cell's output: pictures where the terminal takes some, and questions to whoever sits there.</summary>
internal sealed class TerminalOutput(Screen screen, ScreenPictures pictures, Func<string, bool, string?> ask) : IOutput, IInput
{
    /// <inheritdoc/>
    public void Write(OutputStream stream, string text) => screen.Write(stream, text);

    /// <inheritdoc/>
    public void Display(MimeBundle bundle, string? id = null)
    {
        if (bundle.Value is not null && pictures.Of(bundle) is { } picture) { screen.Write(OutputStream.StandardOutput, $"{picture}\n"); }
        else { screen.Display(bundle, id); }
    }

    /// <inheritdoc/>
    public string? ReadLine(string prompt, bool isSecret)
    {
        screen.Progress.Clear();
        return ask(prompt, isSecret);
    }
}
