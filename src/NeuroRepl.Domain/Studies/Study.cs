using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Studies;

/// <summary>A study as it lies on disk: subjects with their sessions, tables, arms, and what is missing and why. Files are read when they are asked for.</summary>
public sealed class Study
{
    /// <summary>Its name, from dataset_description.json.</summary>
    public required string Name { get; init; }

    /// <summary>Its folder, as an absolute path.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the data are simulated; every card and figure of them says so.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>participants.tsv.</summary>
    public required Table Participants { get; init; }

    /// <summary>The people, in the order of participants.tsv.</summary>
    public required IReadOnlyList<Subject> Subjects { get; init; }

    /// <summary>The treatment arms, reference first; empty where the study has none.</summary>
    public IReadOnlyList<Arm> Arms { get; init; } = [];

    /// <summary>Visits that the design asks for and that are not there.</summary>
    public IReadOnlyList<MissingSession> Missing { get; init; } = [];

    /// <summary>The tables of phenotype/, by file name without extension.</summary>
    public IReadOnlyDictionary<string, Table> Phenotypes { get; init; } = new Dictionary<string, Table>();

    /// <summary>What was odd about the folder when it was opened, in words: a row without a folder, a folder without a row.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>All sessions of all subjects.</summary>
    public IReadOnlyList<Session> Sessions => [.. Subjects.SelectMany(s => s.Sessions)];

    /// <summary>Every pair of arms, later minus earlier, with the subjects who have both.</summary>
    public IReadOnlyList<ArmContrast> Contrasts =>
        [.. from minus in Enumerable.Range(0, Arms.Count)
            from plus in Enumerable.Range(minus + 1, Arms.Count - minus - 1)
            select new ArmContrast(Arms[plus], Arms[minus], Subjects.Count(s => s.In(Arms[plus].Name) is not null && s.In(Arms[minus].Name) is not null))];

    /// <summary>One person by id, with or without "sub-".</summary>
    /// <exception cref="ArgumentMistake">There is no such person; the message lists who is there.</exception>
    public Subject this[string subject] => Subjects.FirstOrDefault(s => s.Id == subject || s.Id == $"sub-{subject}") ?? throw new ArgumentMistake(
        $"The study {Name} has no subject {subject}.", $"It has: {string.Join(", ", Subjects.Select(s => s.Id))}.");

    /// <summary>A table by name: "participants", or one of phenotype/.</summary>
    /// <exception cref="ArgumentMistake">There is no such table; the message lists what there is.</exception>
    public Table Table(string name) => name == "participants" ? Participants
        : Phenotypes.TryGetValue(name, out var table) ? table
        : throw new ArgumentMistake($"The study {Name} has no table {name}.", $"It has: {string.Join(", ", Phenotypes.Keys.Prepend("participants"))}.");
}
