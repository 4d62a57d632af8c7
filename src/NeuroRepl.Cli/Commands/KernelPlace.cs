using System.Diagnostics;
using NeuroRepl.Cli.Terminal;
using NeuroRepl.Kernel.Install;
using NeuroRepl.Numerics;

namespace NeuroRepl.Cli.Commands;

/// <summary>Where the kernel's entry is meant to be.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Prefix">A folder of the user's choice; null for none.</param>
/// <param name="IsSysPrefix">Whether it belongs to the Python environment that Jupyter is in.</param>
internal sealed record KernelPlace(string Name, string? Prefix, bool IsSysPrefix)
{
    /// <summary>The entry there, be it installed or not.</summary>
    public KernelSpec Spec() => Prefix is not null ? KernelSpec.OfPrefix(Prefix, Name)
        : IsSysPrefix ? KernelSpec.OfPrefix(EnvironmentPrefix(), Name)
        : KernelSpec.OfUser(Name);

    private static string EnvironmentPrefix()
    {
        foreach (var variable in (string[])["VIRTUAL_ENV", "CONDA_PREFIX"])
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } prefix) { return prefix; }
        }

        return (Programs.Find("python3") ?? Programs.Find("python")) is { } python ? PrefixOf(python)
            : throw new ArgumentMistake("There is no Python environment here.", "Activate the one that Jupyter is in, or use --user or --prefix DIR.");
    }

    private static string PrefixOf(string python)
    {
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import sys; print(sys.prefix)"]) { RedirectStandardOutput = true })!;
        var prefix = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return prefix.Length > 0 ? prefix : throw new ArgumentMistake($"{python} does not say where its environment is.", "Use --prefix DIR.");
    }
}
