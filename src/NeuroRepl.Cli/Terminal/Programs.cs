namespace NeuroRepl.Cli.Terminal;

/// <summary>The programs on the PATH.</summary>
internal static class Programs
{
    private static readonly string[] WindowsEndings = [".exe", ".cmd", ".bat"];

    /// <summary>The full path of a program; null where it is not there.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => OperatingSystem.IsWindows() ? WindowsEndings.Select(e => Path.Combine(folder, name + e)) : [Path.Combine(folder, name)])
            .FirstOrDefault(File.Exists);
}
