using System.Reflection;

namespace NeuroRepl.Scripting;

/// <summary>What an <see cref="Interpreter"/> starts with.</summary>
public sealed record InterpreterOptions
{
    /// <summary>The object whose public members are in scope; its type has to be public. Null for none.</summary>
    public object? Globals { get; init; }

    /// <summary>Namespaces that are imported, and types whose static members are.</summary>
    public IReadOnlyList<string> Imports { get; init; } =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading", "System.Threading.Tasks"];

    /// <summary>Code that runs unseen before the first cell: names for types whose namespaces are not imported. Null for none.</summary>
    public string? Prelude { get; init; }

    /// <summary>Assemblies a script can use beside the framework's and the one of <see cref="Globals"/>; what they need is found by itself.</summary>
    public IReadOnlyList<Assembly> References { get; init; } = [];

    /// <summary>Who compiles and runs.</summary>
    public EngineKind Engine { get; init; } = EngineKind.Own;

    /// <summary>Where relative paths of <c>#r</c> and <c>#load</c> start; the current folder where null.</summary>
    public string? Folder { get; init; }

    /// <summary>How much managed memory the process may hold before a running submission is stopped; three quarters of the machine's where null.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>How long after an interrupt a call that does not return is left to itself.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromSeconds(2);
}
