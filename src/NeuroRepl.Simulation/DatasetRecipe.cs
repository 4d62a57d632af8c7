using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Studies;

namespace NeuroRepl.Simulation;

/// <summary>A dataset that can be made: what it is called and what is in it.</summary>
public sealed class DatasetRecipe
{
    private readonly Action<DatasetFolder, DatasetRequest> _write;

    internal DatasetRecipe(string name, string title, Action<DatasetFolder, DatasetScale> write)
        : this(name, title, (folder, request) => write(folder, request.Scale), [DatasetMode.Exact])
    {
    }

    internal DatasetRecipe(string name, string title, Action<DatasetFolder, DatasetRequest> write, IReadOnlyList<DatasetMode> modes) =>
        (Name, Title, _write, Modes) = (name, title, write, modes);

    /// <summary>Its name, which is its folder's too: "boucherie2025".</summary>
    public string Name { get; }

    /// <summary>What is in it, in one line.</summary>
    public string Title { get; }

    /// <summary>In which modes it can be made.</summary>
    public IReadOnlyList<DatasetMode> Modes { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Title}";

    internal void Check(DatasetRequest request)
    {
        if (!Modes.Contains(request.Mode))
        {
            throw new ArgumentMistake($"{Name} is made in one mode only, {Modes[0]}.", $"These have two: {string.Join(", ", Datasets.All.Where(r => r.Modes.Count > 1).Select(r => r.Name))}.");
        }

        if (request is { Seed: not null, Mode: DatasetMode.Exact })
        {
            throw new ArgumentMistake($"{Name} has one exact sample, so that a seed changes nothing.", "Give a seed with mode: DatasetMode.Stochastic.");
        }
    }

    internal void Write(DatasetFolder folder, DatasetRequest request) => _write(folder, request);
}
