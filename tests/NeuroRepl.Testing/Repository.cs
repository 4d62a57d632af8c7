using System.Runtime.CompilerServices;

namespace NeuroRepl.Testing;

/// <summary>Where the checkout is, and what may lie beside it.</summary>
public static class Repository
{
    /// <summary>The folder of NeuroRepl.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the repository.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of the real data beside the checkout (shared/data), or null where it is not there.</summary>
    public static string? SharedData(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, "..", "shared", "data", .. parts]));
        return Path.Exists(path) ? path : null;
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "NeuroRepl.sln"))) { return folder; }
        }

        throw new InvalidOperationException($"NeuroRepl.sln is in no folder above {here}.");
    }
}
