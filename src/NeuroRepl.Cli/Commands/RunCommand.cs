using System.Text;
using NeuroRepl.Cli.Terminal;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl run script.csx [args]</c>: a script from a file or from standard input.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(string script, IReadOnlyList<string> arguments, ColourChoice colour)
    {
        var screen = new Screen(colour);
        if (script == "-")
        {
            using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
            return await Batch.RunAsync(screen, "standard input", await input.ReadToEndAsync().ConfigureAwait(false), arguments, Environment.CurrentDirectory).ConfigureAwait(false);
        }

        if (Directory.Exists(script)) { return Refuse(screen, $"{script} is a folder, not a script.", "Name a file in it: neurorepl run folder/script.csx"); }

        if (!File.Exists(script)) { return Refuse(screen, $"There is no script {script} (looked in {Environment.CurrentDirectory}).", Like(script)); }

        string text;
        try
        {
            text = await File.ReadAllTextAsync(script).ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException)
        {
            return Refuse(screen, $"{script} may not be read.", "Look at its permissions: ls -l.");
        }

        return await Batch.RunAsync(screen, Path.GetFileName(script), text, arguments, Path.GetDirectoryName(Path.GetFullPath(script))!).ConfigureAwait(false);
    }

    private static int Refuse(Screen screen, string message, string hint)
    {
        screen.WriteErrorLine($"neurorepl: {message}\n       {screen.ErrorStyle.Green("try:")} {hint}");
        return ExitCode.Usage;
    }

    private static string Like(string script)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(script))!;
        var there = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.csx").Select(Path.GetFileName).Order(StringComparer.Ordinal).Take(5).ToArray() : [];
        return there.Length > 0 ? $"There are: {string.Join(", ", there)}." : "Give the path of a .csx file, or - to read standard input.";
    }
}
