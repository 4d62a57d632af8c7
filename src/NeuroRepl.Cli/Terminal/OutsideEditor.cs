using System.ComponentModel;
using System.Diagnostics;

namespace NeuroRepl.Cli.Terminal;

/// <summary>The user's own editor, as <c>VISUAL</c> or <c>EDITOR</c> names it.</summary>
internal static class OutsideEditor
{
    private static readonly string[] Usual = ["sensible-editor", "nano", "vim", "vi"];

    /// <summary>Lets the user edit a text there and gives what it became; null where that did not work.</summary>
    public static string? Edit(string text, Screen screen)
    {
        if (Command() is not { } command)
        {
            screen.WriteErrorLine("There is no editor: set EDITOR, export EDITOR=nano say.");
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("neurorepl-");
        var file = Path.Combine(folder.FullName, "cell.csx");
        try
        {
            File.WriteAllText(file, text);
            // By the shell, since EDITOR may hold options: "code --wait".
            var start = OperatingSystem.IsWindows()
                ? new ProcessStartInfo("cmd", ["/c", $"{command} \"{file}\""])
                : new ProcessStartInfo("/bin/sh", ["-c", $"{command} \"$1\"", "sh", file]);
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode == 0) { return File.ReadAllText(file); }

            screen.WriteErrorLine($"{command} ended with {process.ExitCode}; the text is as it was.");
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            screen.WriteErrorLine($"{command} did not start: {e.Message}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return null;
    }

    private static string? Command() =>
        new[] { Environment.GetEnvironmentVariable("VISUAL"), Environment.GetEnvironmentVariable("EDITOR") }.FirstOrDefault(static named => !string.IsNullOrWhiteSpace(named))
        ?? (OperatingSystem.IsWindows() ? "notepad" : Usual.FirstOrDefault(static name => Programs.Find(name) is not null));
}
