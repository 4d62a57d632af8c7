using System.Diagnostics;
using NeuroRepl.Testing;

namespace NeuroRepl.Jupyter.Tests;

/// <summary>A kernelspec in a folder of its own, and the scripts beside this file that start the kernel through it.</summary>
public sealed class RealKernel : IDisposable
{
    private const string Name = "neurorepl-test";
    private static readonly string Neurorepl = Path.Combine(AppContext.BaseDirectory, "neurorepl.dll");
    private readonly string _folder = Directory.CreateTempSubdirectory("neurorepl-jupyter-").FullName;

    public RealKernel() => Run("dotnet", Neurorepl, "kernel", "install", "--prefix", _folder, "--name", Name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Runs a script with the kernel's name and gives the lines it printed.</summary>
    public string[] Ask(string script, params string[] arguments) =>
        Run(Tools.Python, [Repository.At("tests", "jupyter", script), Name, .. arguments]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment["JUPYTER_PATH"] = Path.Combine(_folder, "share", "jupyter");
        start.Environment["XDG_DATA_HOME"] = Path.Combine(_folder, "data");  // the history of these kernels is their own
        start.Environment["XDG_STATE_HOME"] = Path.Combine(_folder, "state");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(_folder, "runtime");
        start.Environment["PYTHONWARNINGS"] = "ignore";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{error.Result}");
    }
}
