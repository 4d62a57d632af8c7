namespace NeuroRepl.Figures.Export;

/// <summary>The browser of this machine that draws pictures: Chromium, Chrome or Edge.</summary>
internal static class Browser
{
    /// <summary>The environment variable that names another one.</summary>
    public const string Variable = "NEUROREPL_BROWSER";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser"];

    private static readonly string[] OnMac = ["Google Chrome", "Chromium", "Microsoft Edge"];

    private static readonly string[] OnWindows = [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe", @"Chromium\Application\chrome.exe"];

    private static readonly Lazy<string?> Found = new(Find);

    public static bool IsHere => Path is not null;

    /// <summary>Its program; null where there is none.</summary>
    public static string? Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? (File.Exists(named) ? named : null) : Found.Value;

    public static FigureException Missing() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? new($"The browser {named}, which {Variable} names, does not exist.", $"Let {Variable} name the program of Chromium, Chrome or Edge, or unset it.")
        : new(
            "No browser was found to draw the picture: .png, .svg and .pdf are drawn by Chromium, Chrome or Edge.",
            $"Install one (Debian, Ubuntu: apt install chromium), let the variable {Variable} name its program, or save the figure as .html.");

    private static string? Find() => OnPath() ?? InItsUsualPlace();

    private static string? OnPath()
    {
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return (from name in Names
                from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                let path = System.IO.Path.Combine(folder, name + ending)
                where File.Exists(path)
                select path).FirstOrDefault();
    }

    private static string? InItsUsualPlace()
    {
        if (OperatingSystem.IsMacOS())
        {
            return OnMac.Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}").FirstOrDefault(File.Exists);
        }

        if (!OperatingSystem.IsWindows()) { return null; }

        return (from folder in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
                from below in OnWindows
                let path = System.IO.Path.Combine(Environment.GetFolderPath(folder), below)
                where File.Exists(path)
                select path).FirstOrDefault();
    }
}
