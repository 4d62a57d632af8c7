using System.CommandLine;
using NeuroRepl.Cli.Terminal;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl notebook</c>: notebooks without Jupyter.</summary>
internal static class NotebookCommand
{
    private static readonly Option<string[]> Parameters = new("--parameters", "-p") { Description = "A value for a variable of the cell tagged parameters; may be said again.", HelpName = "name=value", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<double?> Timeout = new("--timeout") { Description = "How long one cell may take.", HelpName = "seconds" };

    /// <summary>The command with its options.</summary>
    public static Command Build(Option<ColourChoice> colour) => new("notebook", "Run, test and convert notebooks, without Jupyter.") { Run(colour), Test(colour), Convert(colour) };

    private static Command Run(Option<ColourChoice> colour)
    {
        var notebook = new Argument<string>("notebook") { Description = "An .ipynb, .dib or .csx file." };
        var output = new Option<string?>("--output", "-o") { Description = "Where to write it with its outputs; in its place where not said. An .html file gets a page.", HelpName = "file" };
        var html = new Option<bool>("--html") { Description = "Write a page beside it too." };
        var allow = new Option<bool>("--allow-errors") { Description = "Run the cells after an error too." };
        var stop = new Option<bool>("--stop-on-error") { Description = "End at the first error, and leave the file as it was (what is done where nothing is said)." };
        var command = new Command("run", "Run all cells and write their outputs into the notebook.") { notebook, output, html, allow, stop, Parameters, Timeout };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(allow) && parsed.GetValue(stop)) { parsed.AddError("--allow-errors and --stop-on-error contradict each other."); }
        });
        command.SetAction((parsed, _) => GuardedAsync(parsed.GetValue(colour), screen => new NotebookRunCommand(screen)
        {
            Input = parsed.GetRequiredValue(notebook),
            Output = parsed.GetValue(output),
            WithPage = parsed.GetValue(html),
            Options = Options(parsed) with { AllowErrors = parsed.GetValue(allow) },
        }.RunAsync()));
        return command;
    }

    private static Command Test(Option<ColourChoice> colour)
    {
        var notebooks = new Argument<string[]>("notebooks") { Description = "Notebooks with their outputs.", Arity = ArgumentArity.OneOrMore };
        var relative = new Option<double>("--rtol") { Description = "How far numbers may be apart, as a share.", DefaultValueFactory = _ => new Tolerance().Relative };
        var absolute = new Option<double>("--atol") { Description = "How far numbers may be apart, in their own unit.", DefaultValueFactory = _ => new Tolerance().Absolute };
        var junit = new Option<string?>("--junit") { Description = "Write a JUnit report.", HelpName = "file" };
        var command = new Command("test", "Run notebooks again and compare what they show with what they showed.") { notebooks, relative, absolute, junit, Parameters, Timeout };
        command.SetAction((parsed, _) => GuardedAsync(parsed.GetValue(colour), screen => NotebookTestCommand.RunAsync(
            screen, parsed.GetRequiredValue(notebooks), new Tolerance(parsed.GetValue(relative), parsed.GetValue(absolute)), Options(parsed), parsed.GetValue(junit))));
        return command;
    }

    private static Command Convert(Option<ColourChoice> colour)
    {
        var notebook = new Argument<string>("notebook") { Description = "An .ipynb, .dib or .csx file." };
        var output = new Option<string?>("--output", "-o") { Description = "Where to; its end says the form: .html, .csx, .ipynb or .dib.", HelpName = "file" };
        var to = new Option<string>("--to") { Description = "The form where no file is named.", DefaultValueFactory = _ => "html" };
        to.AcceptOnlyFromAmong("html", "csx", "ipynb", "dib");
        var command = new Command("convert", "Turn a notebook into a page, a script or another kind of notebook; nothing is run.") { notebook, output, to };
        command.SetAction((parsed, _) => GuardedAsync(parsed.GetValue(colour), screen =>
            Task.FromResult(NotebookConvertCommand.Run(screen, parsed.GetRequiredValue(notebook), parsed.GetValue(output), parsed.GetRequiredValue(to)))));
        return command;
    }

    private static NotebookRunOptions Options(ParseResult parsed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in parsed.GetValue(Parameters) ?? [])
        {
            var at = parameter.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0) { throw new NotebookException($"\"{parameter}\" gives no parameter a value.", "Write -p name=value."); }

            values[parameter[..at].Trim()] = parameter[(at + 1)..];
        }

        if (parsed.GetValue(Timeout) is <= 0) { throw new NotebookException("A timeout is a time, more than 0 seconds.", "--timeout 60"); }

        return new NotebookRunOptions { Images = new BrowserImages(waits: true), Parameters = values, CellTimeout = parsed.GetValue(Timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
    }

    // What a notebook's file or a parameter is refused for is a wrong call of the command.
    private static async Task<int> GuardedAsync(ColourChoice colour, Func<Screen, Task<int>> work)
    {
        var screen = new Screen(colour);
        Work.Listener = screen.Progress;
        try
        {
            return await work(screen).ConfigureAwait(false);
        }
        catch (NotebookException e)
        {
            screen.WriteErrorLine($"neurorepl: {e.Message}\n       {screen.ErrorStyle.Green("try:")} {e.Hint}");
            return ExitCode.Usage;
        }
    }
}
