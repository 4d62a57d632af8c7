using NeuroRepl.Cli.Terminal;
using NeuroRepl.Kernel;
using NeuroRepl.Kernel.Install;
using NeuroRepl.Numerics;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl kernel</c>: C# notebooks in Jupyter.</summary>
internal static class KernelCommand
{
    /// <summary>How this program is started from anywhere: its own path, or dotnet and the path of its dll.</summary>
    public static IReadOnlyList<string> SelfCommand
    {
        get
        {
            var program = Environment.ProcessPath!;
            var dll = Path.Combine(AppContext.BaseDirectory, "neurorepl.dll");
            return Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase) && File.Exists(dll) ? [program, dll] : [program];
        }
    }

    /// <summary>Tells Jupyter of this kernel, and prints where.</summary>
    public static int Install(KernelPlace place, string displayName, ColourChoice colour) => Guarded(colour, screen =>
    {
        var spec = place.Spec();
        spec.Install(SelfCommand, displayName);
        screen.WriteLine($"{spec.Folder}");
        return ExitCode.Success;
    });

    /// <summary>Takes it away again.</summary>
    public static int Uninstall(KernelPlace place, ColourChoice colour) => Guarded(colour, screen =>
    {
        var spec = place.Spec();
        if (spec.Uninstall())
        {
            screen.WriteLine($"{spec.Folder} is gone.");
            return ExitCode.Success;
        }

        screen.WriteErrorLine($"neurorepl: {spec.Folder} is not there, or another kernel's.");
        return ExitCode.Error;
    });

    /// <summary>Is the kernel, until the client shuts it down.</summary>
    public static async Task<int> RunAsync(string connectionFile)
    {
        try
        {
            await KernelHost.ServeAsync(connectionFile, Browser.Open).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NeuroReplException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"neurorepl: {e.Message}\n       try: {(e as NeuroReplException)?.Hint}").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        // What a cell left running must not keep the process.
        Environment.Exit(ExitCode.Success);
        return ExitCode.Success;
    }

    private static int Guarded(ColourChoice colour, Func<Screen, int> work)
    {
        var screen = new Screen(colour);
        try
        {
            return work(screen);
        }
        catch (Exception e) when (e is NeuroReplException or IOException or UnauthorizedAccessException)
        {
            screen.WriteErrorLine($"neurorepl: {e.Message}\n       {screen.ErrorStyle.Green("try:")} {(e as NeuroReplException)?.Hint ?? "Another place: --user, --sys-prefix or --prefix DIR."}");
            return ExitCode.Usage;
        }
    }
}
