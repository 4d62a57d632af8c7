namespace NeuroRepl.Architecture.Tests;

/// <summary>The house's floors: which project may know which. The table of ARCHITECTURE.md, as code.</summary>
internal static class Layers
{
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["Numerics"] = [],
        ["Figures"] = [],
        ["Domain"] = ["Numerics"],
        ["IO"] = ["Domain", "Numerics"],
        ["Models"] = ["Domain", "Numerics"],
        ["Statistics"] = ["Domain", "Numerics"],
        ["Simulation"] = ["Models", "Statistics", "IO", "Domain", "Numerics"],
        ["Views"] = ["Models", "Statistics", "Domain", "Numerics", "Figures"],
        ["Scripting"] = ["IO", "Simulation", "Views", "Models", "Statistics", "Domain", "Numerics", "Figures"],
        ["Kernel"] = ["Scripting", "IO", "Simulation", "Views", "Models", "Statistics", "Domain", "Numerics", "Figures"],
        ["Cli"] = ["Kernel", "Scripting", "IO", "Simulation", "Views", "Models", "Statistics", "Domain", "Numerics", "Figures"],
    };

    /// <summary>Whose public members a script can reach without an import of its own.</summary>
    public static string[] OnTheScriptSurface { get; } = ["Domain", "IO", "Models", "Statistics", "Simulation", "Figures", "Views"];

    public static System.Reflection.Assembly Assembly(string project) =>
        System.Reflection.Assembly.Load(project == "Cli" ? "neurorepl" : $"NeuroRepl.{project}");
}
