using NeuroRepl.Cli.Terminal;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl -c 'code'</c>: one piece of code, its result, and away.</summary>
internal static class EvaluateCommand
{
    public static Task<int> RunAsync(string code, ColourChoice colour) =>
        Batch.RunAsync(new Screen(colour), "-c", code, arguments: [], folder: Environment.CurrentDirectory);
}
