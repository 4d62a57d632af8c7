using System.Text.Json;

namespace NeuroRepl.Domain.Studies;

/// <summary>One recording of a session: a file, what its name says, and what its sidecars say.</summary>
public sealed class Run
{
    /// <summary>The file, as an absolute path.</summary>
    public required string Path { get; init; }

    /// <summary>The BIDS data type, from its folder: "mrs", "func", "anat".</summary>
    public required string Datatype { get; init; }

    /// <summary>The BIDS suffix, the last word of its name: "svs", "mrsref", "bold".</summary>
    public required string Suffix { get; init; }

    /// <summary>The entities of its name in order: sub, ses, task, acq, run …</summary>
    public required IReadOnlyDictionary<string, string> Entities { get; init; }

    /// <summary>Its metadata: every sidecar that applies, the nearest one winning (BIDS inheritance).</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The program that made it, by its folder under derivatives/; nothing for a recording.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The file's name without folder and extension: "sub-01_ses-high_svs".</summary>
    public required string Name { get; init; }
}
