using NeuroRepl.Cli.Terminal;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl datasets</c>: the simulated studies that NeuroRepl makes and brings.</summary>
internal static class DatasetsCommand
{
    /// <summary>Which there are.</summary>
    public static int List(ColourChoice colour)
    {
        var screen = new Screen(colour);
        var width = Datasets.Names.Max(name => name.Length);
        foreach (var recipe in Datasets.All) { screen.WriteLine($"{screen.Style.Bold(recipe.Name.PadRight(width))}  {recipe.Title}"); }

        return ExitCode.Success;
    }

    /// <summary>Makes one, and prints its folder.</summary>
    public static int Make(string name, DatasetScale scale, DatasetMode mode, ulong? seed, string into, bool overwrite, ColourChoice colour) =>
        Guarded(colour, screen =>
        {
            screen.WriteLine(Datasets.Make(name, into, scale, overwrite, mode, seed));
            return ExitCode.Success;
        });

    /// <summary>Compares one with what its recipe makes.</summary>
    public static int Check(string folder, DatasetScale scale, ColourChoice colour) =>
        Guarded(colour, screen =>
        {
            var differences = Datasets.Check(folder, scale);
            foreach (var difference in differences) { screen.WriteLine($"{difference}"); }

            screen.WriteLine(differences.Count == 0 ? $"{folder} is as it was made, byte for byte." : $"{folder} differs in {differences.Count} files from what its recipe makes.");
            return differences.Count == 0 ? ExitCode.Success : ExitCode.Error;
        });

    // What a recipe refuses is a wrong call of the command: no such dataset, no such folder, one there already.
    private static int Guarded(ColourChoice colour, Func<Screen, int> work)
    {
        var screen = new Screen(colour);
        Work.Listener = screen.Progress;
        try
        {
            return work(screen);
        }
        catch (NeuroReplException e)
        {
            screen.WriteErrorLine($"neurorepl: {e.Message}\n       {screen.ErrorStyle.Green("try:")} {e.Hint}");
            return ExitCode.Usage;
        }
    }
}
