namespace NeuroRepl.Simulation;

/// <summary>A file in which a folder differs from what its recipe makes.</summary>
/// <param name="File">Its path inside the folder.</param>
/// <param name="What">How it differs: missing, unknown to the recipe, or with other content.</param>
public sealed record DatasetDifference(string File, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {What}";
}
