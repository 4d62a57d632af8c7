using System.Collections.Concurrent;
using System.Diagnostics;

namespace NeuroRepl.Testing;

/// <summary>Programs outside .NET that tests check against.</summary>
public static class Tools
{
    private static readonly ConcurrentDictionary<string, bool> Known = new();

    /// <summary>The system's Python, which Debian's python3-* packages belong to.</summary>
    public static string Python { get; } = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    /// <summary>Whether a need of <see cref="NeedsAttribute"/> is met here.</summary>
    public static bool Has(string need) => Known.GetOrAdd(need, static need => need.Split(':', 2) switch
    {
        ["shared", var path] => Repository.SharedData(path) is not null,
        ["python", var module] => Succeeds(Python, "-c", $"import {module}"),
        ["r", var package] => Succeeds("Rscript", "-e", $"library({package})"),
        _ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, need))),
    });

    /// <summary>Runs a program to its end and gives what it printed; fails loudly when it does.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var (code, output, error) = Start(program, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"{program} ended with {code}: {error}{output}");
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        try { return Start(program, arguments).Code == 0; }
        catch (System.ComponentModel.Win32Exception) { return false; }
    }

    private static (int Code, string Output, string Error) Start(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
