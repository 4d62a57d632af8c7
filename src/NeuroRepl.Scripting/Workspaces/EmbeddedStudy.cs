using NeuroRepl.Domain.Studies;
using NeuroRepl.IO;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>The small simulated study that comes with NeuroRepl.</summary>
public static class EmbeddedStudy
{
    /// <summary>Where it lies, from any folder.</summary>
    public const string Path = "datasets/boucherie2025";

    /// <summary>Opens it.</summary>
    public static Study Open() => Study.Open(System.IO.Path.Combine(AppContext.BaseDirectory, Path));
}
