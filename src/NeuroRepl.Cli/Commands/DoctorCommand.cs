using System.Runtime.InteropServices;
using NeuroRepl.Cli.Terminal;
using NeuroRepl.Figures;
using NeuroRepl.Kernel.Install;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl doctor</c>: what is found here, and what to do about what is missing. Only what NeuroRepl cannot do without makes it fail.</summary>
internal static class DoctorCommand
{
    public static int Run(ColourChoice colour)
    {
        var screen = new Screen(colour);
        var findings = Findings(screen).ToArray();
        var width = findings.Max(f => f.Subject.Length);
        screen.WriteLine(screen.Style.Bold($"NeuroRepl {Banner.Version}"));
        foreach (var finding in findings)
        {
            var mark = finding.State switch
            {
                Finding.Kind.Good => screen.Style.Green("✓"),
                Finding.Kind.Missing => screen.Style.Dim("–"),
                _ => screen.Style.Red("✗"),
            };
            screen.WriteLine($"{mark} {finding.Subject.PadRight(width)}  {finding.Found}");
            if (finding.ToDo is { } toDo) { screen.WriteLine($"  {new string(' ', width)}  {screen.Style.Dim("→")} {toDo}"); }
        }

        return findings.Any(f => f.State == Finding.Kind.Broken) ? ExitCode.Error : ExitCode.Success;
    }

    private static IEnumerable<Finding> Findings(Screen screen)
    {
        yield return Finding.Good(".NET", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors)");
        yield return Study();
        yield return Documentation();
        yield return Terminal(screen);
        yield return PlotlyJs.IsEmbedded
            ? Finding.Good("figures", $"plotly.js {PlotlyJs.Version} is built in: pages work without a network")
            : Finding.Missing("figures", "plotly.js is not built in: pages take it from its own CDN, with its integrity hash", "For pages that work offline, install Node.js with npm and build again.");
        yield return Browser.Opener is { } opener
            ? Finding.Good("browser", $"pages open with {opener}")
            : Finding.Missing("browser", "none found, or no display", "Show(figure) prints the path of its page instead; figures are drawn in the terminal. Set BROWSER to a program if there is one.");
        yield return Found("npm", "npm", "Only for building from source with plotly.js built in: install Node.js.");
        yield return Found("Jupyter", "jupyter", "Only for notebooks: install Jupyter (pip install jupyterlab), then neurorepl kernel install.");
        yield return JupyterKernel();
        yield return Fonts();
        yield return Temporary();
    }

    private static Finding Study()
    {
        try
        {
            var study = EmbeddedStudy.Open();
            return Finding.Good("data", $"the embedded study {study.Name}: {study.Subjects.Count} subjects, {study.Sessions.Count} sessions, in {study.Path}");
        }
        catch (NeuroReplException e)
        {
            return Finding.Broken("data", e.Message, $"{e.Hint} Or install NeuroRepl again: the study belongs to it.");
        }
    }

    private static Finding JupyterKernel()
    {
        var spec = KernelSpec.OfUser();
        try
        {
            var answer = KernelProbe.RoundTrip(spec.Command() ?? KernelCommand.SelfCommand);
            return spec.IsInstalled
                ? Finding.Good("kernel", $"{answer}; in {spec.Folder}")
                : Finding.Missing("kernel", $"{answer}; Jupyter is not told of it for this user", "neurorepl kernel install does that; --sys-prefix for the active environment.");
        }
        catch (KernelProbeException e)
        {
            return Finding.Broken("kernel", e.Message, e.Hint);
        }
    }

    private static Finding Documentation()
    {
        var missing = ScriptSurface.References.Where(a => a.GetName().Name!.StartsWith("NeuroRepl", StringComparison.Ordinal) && !File.Exists(Path.ChangeExtension(a.Location, ".xml"))).ToArray();
        return missing.Length == 0
            ? Finding.Good("help", "the docstrings of every part are there")
            : Finding.Missing("help", $"no docstrings of {string.Join(", ", missing.Select(a => a.GetName().Name))}", "Help(x) then shows signatures only; copy the .xml files beside the .dll files.");
    }

    private static Finding Terminal(Screen screen)
    {
        var name = Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } term ? term : "unnamed";
        var colours = screen.Style.HasColour ? "in colour" : "without colour";
        return Console.IsOutputRedirected
            ? Finding.Good("terminal", "output goes to a pipe or a file: plain text")
            : Finding.Good("terminal", $"{name}, {screen.Style.Width} columns, {colours}, {Console.OutputEncoding.WebName}");
    }

    private static Finding Found(string subject, string program, string toDo) =>
        Programs.Find(program) is { } path ? Finding.Good(subject, path) : Finding.Missing(subject, "not found", toDo);

    // Terminal figures are braille dots: a font without them shows boxes. No program can see what a terminal's font has, so the sample is shown.
    private static Finding Fonts() => Finding.Good("fonts", "⠁⠃⠇⡇⣇⣧⣷⣿ should look like a growing column of dots; if it shows boxes, choose a terminal font with braille (DejaVu Sans Mono)");

    private static Finding Temporary()
    {
        var folder = Path.GetTempPath();
        try
        {
            var probe = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return Finding.Good("temporary", $"{folder} can be written to");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Finding.Missing("temporary", $"{folder} cannot be written to", "Show(figure) needs it: set TMPDIR to a folder of yours.");
        }
    }
}
