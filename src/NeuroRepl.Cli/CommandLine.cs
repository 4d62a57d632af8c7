using System.CommandLine;
using System.CommandLine.Invocation;
using NeuroRepl.Cli.Commands;
using NeuroRepl.Cli.Terminal;
using NeuroRepl.Kernel.Install;
using NeuroRepl.Simulation;

namespace NeuroRepl.Cli;

/// <summary>What <c>neurorepl</c> understands on the command line.</summary>
internal static class CommandLine
{
    private static readonly Option<ColourChoice> Colour = new("--color") { Description = "Whether to colour: auto, always or never.", HelpName = "auto|always|never", Recursive = true };

    /// <summary>Runs the command that the arguments name, and gives the process's exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        // The commonest call of a script must not pay for the parser (some 60 ms of a one-second start).
        if (args is ["-c", var code]) { return await EvaluateCommand.RunAsync(code, ColourChoice.Auto).ConfigureAwait(false); }

        if (args is ["kernel", "run", "-f", var connectionFile]) { return await KernelCommand.RunAsync(connectionFile).ConfigureAwait(false); }

        if (args.Length == 0) { return await ReplCommand.RunAsync(ColourChoice.Auto).ConfigureAwait(false); }

        var parsed = Root().Parse(ScriptArgumentsApart(args));
        if (parsed.Action is ParseErrorAction) { return WrongUsage(parsed); }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }).ConfigureAwait(false);
    }

    /// <summary>Everything after a script's name belongs to the script, options too: a "--" says so to the parser.</summary>
    internal static string[] ScriptArgumentsApart(string[] args)
    {
        var run = Array.IndexOf(args, "run");
        if (run < 0 || args[..run].Any(a => a is "-c" or "notebook" or "kernel" or "datasets" or "doctor")) { return args; }

        var script = Array.FindIndex(args, run + 1, a => a == "-" || !a.StartsWith('-'));
        while (script > 0 && args[script - 1] == "--color") { script = Array.FindIndex(args, script + 1, a => a == "-" || !a.StartsWith('-')); }

        return script < 0 || script + 1 == args.Length ? args : [.. args[..(script + 1)], "--", .. args[(script + 1)..]];
    }

    private static int WrongUsage(ParseResult parsed)
    {
        foreach (var error in parsed.Errors) { Console.Error.WriteLine($"neurorepl: {error.Message}"); }

        Console.Error.WriteLine("neurorepl --help lists what there is.");
        return ExitCode.Usage;
    }

    private static RootCommand Root()
    {
        var code = new Option<string>("-c") { Description = "Run one piece of code, print its result, and leave.", HelpName = "code" };
        var resume = new Option<string?>("--resume") { Description = "Start the prompt with what the last session had made, after a crash say; or the session of a log.", HelpName = "log", Arity = ArgumentArity.ZeroOrOne };
        var root = new RootCommand("NeuroRepl: a C# prompt for pharmacological neuroimaging. Without a command it starts the prompt, on a small simulated study.")
        {
            code, resume, Colour, Run(), NotebookCommand.Build(Colour), Kernel(), Datasets(), Doctor(),
        };
        root.SetAction((parsed, _) => parsed.GetValue(code) is { } text
            ? EvaluateCommand.RunAsync(text, parsed.GetValue(Colour))
            : parsed.GetResult(resume) is not null ? ReplCommand.ResumeAsync(parsed.GetValue(resume), parsed.GetValue(Colour))
            : ReplCommand.RunAsync(parsed.GetValue(Colour)));
        return root;
    }

    private static Command Run()
    {
        var script = new Argument<string>("script") { Description = "The script's file (.csx), or - for standard input." };
        var arguments = new Argument<string[]>("args") { Description = "What the script finds in Args.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("run", "Run a script.") { script, arguments };
        command.SetAction((parsed, _) => RunCommand.RunAsync(parsed.GetRequiredValue(script), parsed.GetValue(arguments) ?? [], parsed.GetValue(Colour)));
        return command;
    }

    private static Command Kernel()
    {
        var user = new Option<bool>("--user") { Description = "For this user (what is done without any of these three)." };
        var sysPrefix = new Option<bool>("--sys-prefix") { Description = "Into the Python environment that is active, or that python3 belongs to." };
        var prefix = new Option<string>("--prefix") { Description = "Into DIR/share/jupyter/kernels.", HelpName = "DIR" };
        var name = new Option<string>("--name") { Description = "What Jupyter calls it.", DefaultValueFactory = _ => KernelSpec.DefaultName };
        var display = new Option<string>("--display-name") { Description = "What front ends show.", DefaultValueFactory = _ => "C# (NeuroRepl)" };
        var file = new Option<string>("-f", "--connection-file") { Description = "What Jupyter wrote for this kernel.", HelpName = "file", Required = true };
        KernelPlace Place(ParseResult parsed) => new(parsed.GetRequiredValue(name), parsed.GetValue(prefix), parsed.GetValue(sysPrefix));

        var install = new Command("install", "Tell Jupyter of this kernel.") { user, sysPrefix, prefix, name, display };
        install.SetAction((parsed, _) => Task.FromResult(KernelCommand.Install(Place(parsed), parsed.GetRequiredValue(display), parsed.GetValue(Colour))));
        var uninstall = new Command("uninstall", "Take it away again.") { user, sysPrefix, prefix, name };
        uninstall.SetAction((parsed, _) => Task.FromResult(KernelCommand.Uninstall(Place(parsed), parsed.GetValue(Colour))));
        var run = new Command("run", "Be the kernel; Jupyter calls this.") { file };
        run.SetAction((parsed, _) => KernelCommand.RunAsync(parsed.GetRequiredValue(file)));
        return new Command("kernel", "C# notebooks in Jupyter.") { install, run, uninstall };
    }

    private static Command Datasets()
    {
        var name = new Argument<string>("name") { Description = "Which dataset." };
        var into = new Option<string>("--output", "-o") { Description = "The folder in which the dataset's own folder is made.", HelpName = "folder", DefaultValueFactory = _ => "." };
        var scale = new Option<DatasetScale>("--scale") { Description = "tiny (what is shipped) or full.", HelpName = "tiny|full", DefaultValueFactory = _ => DatasetScale.Tiny };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the dataset's folder if it is there." };
        var mode = new Option<DatasetMode>("--mode") { Description = "exact (the published estimates) or stochastic (a sample of that population).", HelpName = "exact|stochastic", DefaultValueFactory = _ => DatasetMode.Exact };
        var seed = new Option<ulong?>("--seed") { Description = "Which sample, with --mode stochastic.", HelpName = "number" };
        var list = new Command("list", "Which simulated datasets there are.");
        list.SetAction((parsed, _) => Task.FromResult(DatasetsCommand.List(parsed.GetValue(Colour))));
        var make = new Command("make", "Simulate a dataset; the same bytes every time.") { name, into, scale, mode, seed, overwrite };
        make.SetAction((parsed, _) => Task.FromResult(DatasetsCommand.Make(
            parsed.GetRequiredValue(name), parsed.GetValue(scale), parsed.GetValue(mode), parsed.GetValue(seed), parsed.GetRequiredValue(into), parsed.GetValue(overwrite), parsed.GetValue(Colour))));
        var place = new Argument<string>("folder") { Description = "The dataset's folder." };
        var check = new Command("check", "Compare a dataset's files with what its recipe makes.") { place, scale };
        check.SetAction((parsed, _) => Task.FromResult(DatasetsCommand.Check(parsed.GetRequiredValue(place), parsed.GetValue(scale), parsed.GetValue(Colour))));
        return new Command("datasets", "The simulated studies that NeuroRepl makes and brings.") { list, make, check };
    }

    private static Command Doctor()
    {
        var command = new Command("doctor", "What is found on this machine, and what to do about what is missing.");
        command.SetAction((parsed, _) => Task.FromResult(DoctorCommand.Run(parsed.GetValue(Colour))));
        return command;
    }
}
