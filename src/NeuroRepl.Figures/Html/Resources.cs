namespace NeuroRepl.Figures.Html;

/// <summary>The style sheet and the few lines of script that pages carry.</summary>
internal static class Resources
{
    public static string Style { get; } = Read("figures.css");

    public static string Script { get; } = Read("figures.js");

    public static string Loader { get; } = Read("loader.js");

    public static string BrainLoader { get; } = Read("brainloader.js");

    public static string Brains { get; } = Read("brains.js");

    private static string Read(string name)
    {
        using var text = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd().TrimEnd();
    }
}
