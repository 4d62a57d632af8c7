using NeuroRepl.Cli.Terminal;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl notebook convert</c>: a notebook in another form.</summary>
internal static class NotebookConvertCommand
{
    /// <summary>Converts, and prints where to.</summary>
    public static int Run(Screen screen, string input, string? output, string to)
    {
        var notebook = NotebookFile.Read(input);
        var target = Path.GetFullPath(output ?? Path.ChangeExtension(input, $".{to}"));
        if (target == Path.GetFullPath(input)) { throw new NotebookException($"{input} is in that form already.", "Name another with --to or -o."); }

        if (Path.GetExtension(target).Equals(".html", StringComparison.OrdinalIgnoreCase))
        {
            NotebookFile.WriteText(target, NotebookPage.Of(notebook, Path.GetFileNameWithoutExtension(input)));
        }
        else
        {
            NotebookFile.Write(notebook, target);
        }

        screen.WriteLine(target);
        return ExitCode.Success;
    }
}
