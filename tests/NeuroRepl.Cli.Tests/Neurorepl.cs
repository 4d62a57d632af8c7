using System.Diagnostics;
using System.Text;

namespace NeuroRepl.Cli.Tests;

/// <summary>The built program, run as a shell runs it.</summary>
internal static class Neurorepl
{
    /// <summary>How the program is called from a shell; needs nothing but what the build made.</summary>
    public static string Command { get; } = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "neurorepl.dll")}'";

    private static readonly string Home = NewFolder();

    /// <summary>A folder that has nothing to do with the program.</summary>
    public static string NewFolder() => Directory.CreateTempSubdirectory("neurorepl-test-").FullName;

    /// <summary>Runs it to its end.</summary>
    public static Ended Run(string[] arguments, string input = "", string? folder = null, params (string Name, string? Value)[] environment)
    {
        using var process = Start(arguments, folder, environment);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return End(process);
    }

    /// <summary>Runs a line of sh, in which <c>$N</c> is the program.</summary>
    public static Ended Shell(string line, string? folder = null)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line.Replace("$N", Command, StringComparison.Ordinal)]);
        using var process = Process.Start(Redirected(start, folder))!;
        process.StandardInput.Close();
        return End(process);
    }

    /// <summary>Starts it, with all streams in the test's hands.</summary>
    public static Process Start(string[] arguments, string? folder = null, params (string Name, string? Value)[] environment)
    {
        var start = Redirected(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "neurorepl.dll"), .. arguments]), folder);
        foreach (var (name, value) in environment) { start.Environment[name] = value; }

        return Process.Start(start)!;
    }

    private static ProcessStartInfo Redirected(ProcessStartInfo start, string? folder)
    {
        start.WorkingDirectory = folder ?? NewFolder();
        start.Environment["XDG_DATA_HOME"] = Home;  // the sessions of tests are not the user's
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        (start.StandardOutputEncoding, start.StandardErrorEncoding, start.StandardInputEncoding) = (Encoding.UTF8, Encoding.UTF8, new UTF8Encoding(false));
        return start;
    }

    private static Ended End(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ended(process.ExitCode, output, error.Result);
    }

    internal sealed record Ended(int Code, string Output, string Error);
}
