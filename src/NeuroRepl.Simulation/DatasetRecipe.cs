namespace NeuroRepl.Simulation;

/// <summary>A dataset that can be made: what it is called and what is in it.</summary>
public sealed class DatasetRecipe
{
    private readonly Action<Studies.DatasetFolder, DatasetScale> _write;

    internal DatasetRecipe(string name, string title, Action<Studies.DatasetFolder, DatasetScale> write) => (Name, Title, _write) = (name, title, write);

    /// <summary>Its name, which is its folder's too: "boucherie2025".</summary>
    public string Name { get; }

    /// <summary>What is in it, in one line.</summary>
    public string Title { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Title}";

    internal void Write(Studies.DatasetFolder folder, DatasetScale scale) => _write(folder, scale);
}
