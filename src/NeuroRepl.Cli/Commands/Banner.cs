using System.Reflection;
using NeuroRepl.Cli.Terminal;

namespace NeuroRepl.Cli.Commands;

/// <summary>The lines above the first prompt. They are written before anything is loaded: the study's own card is what <c>study</c> shows.</summary>
internal static class Banner
{
    /// <summary>The version of this build.</summary>
    public static string Version { get; } =
        typeof(Banner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    public static string Text(Style style) => $"""
        {style.Bold($"NeuroRepl {Version}")} · C# 14 on .NET {Environment.Version}
        {style.Cyan("study, sessions, spectra, contrasts, receptors")}: a small simulated study.
        {style.Cyan("Help()")} gives a tour, {style.Cyan("study = Study.Open(\"folder\")")} opens your own.
        Tab completes, F1 explains, Ctrl+C stops, Ctrl+D leaves.


        """;
}
