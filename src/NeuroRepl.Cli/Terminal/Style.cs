namespace NeuroRepl.Cli.Terminal;

/// <summary>How one stream is written to: whether it has colours, how wide it is, whether a person sits before it.</summary>
/// <param name="HasColour">Whether escape codes may be written.</param>
/// <param name="Width">Columns.</param>
/// <param name="IsTerminal">Whether it is a terminal that can move its cursor, rather than a pipe, a file or a dumb terminal.</param>
internal sealed record Style(bool HasColour, int Width, bool IsTerminal)
{
    private const int WidthOfPipes = 100;

    /// <summary>Standard output's.</summary>
    public static Style OfOutput(ColourChoice choice) => Of(choice, Console.IsOutputRedirected);

    /// <summary>Standard error's.</summary>
    public static Style OfError(ColourChoice choice) => Of(choice, Console.IsErrorRedirected);

    /// <summary>Something that failed.</summary>
    public string Red(string text) => Wrapped("31", text);

    /// <summary>Something to do.</summary>
    public string Green(string text) => Wrapped("32", text);

    /// <summary>Something beside the point.</summary>
    public string Dim(string text) => Wrapped("2", text);

    /// <summary>A heading.</summary>
    public string Bold(string text) => Wrapped("1", text);

    /// <summary>Code.</summary>
    public string Cyan(string text) => Wrapped("36", text);

    // https://no-color.org: any value but an empty one. A dumb terminal knows no escape codes.
    private static Style Of(ColourChoice choice, bool isRedirected)
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") is "dumb";
        var isTerminal = !isRedirected && !isDumb;
        var isWanted = choice == ColourChoice.Always || (choice == ColourChoice.Auto && isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
        return new Style(isWanted, isRedirected ? WidthOfPipes : WindowWidth(), isTerminal);
    }

    // A terminal without a size (a serial line, some test rigs) says 0.
    private static int WindowWidth()
    {
        try { return Console.WindowWidth is > 20 and var width ? width : WidthOfPipes; }
        catch (IOException) { return WidthOfPipes; }
    }

    private string Wrapped(string code, string text) => HasColour && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
