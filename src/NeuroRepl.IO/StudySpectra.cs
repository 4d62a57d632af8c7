using System.Collections;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO;

/// <summary>The single-voxel spectra of a study, each opened when it is first asked for and kept; with its water reference where the session has one.</summary>
public sealed class StudySpectra : IReadOnlyList<Spectrum>
{
    private readonly Lazy<Spectrum>[] _spectra;

    internal StudySpectra(Study study)
    {
        Runs = [.. study.Sessions.SelectMany(session => session.Find("svs"))];
        var waters = study.Sessions.SelectMany(session => session.Find("svs").Select(run => RunFiles.WaterOf(run, session))).ToArray();
        _spectra = [.. Runs.Select((run, i) => new Lazy<Spectrum>(() => RunFiles.Open(run, waters[i]), LazyThreadSafetyMode.PublicationOnly))];
    }

    /// <summary>The runs they are from, in the same order.</summary>
    public IReadOnlyList<Run> Runs { get; }

    /// <summary>How many there are.</summary>
    public int Count => _spectra.Length;

    /// <summary>One spectrum by its place.</summary>
    /// <exception cref="ArgumentMistake">There are fewer.</exception>
    /// <exception cref="FileProblem">Its file cannot be read, or holds coils or transients.</exception>
    public Spectrum this[int index] => index >= 0 && index < Count
        ? _spectra[index].Value
        : throw new ArgumentMistake($"There is no spectrum {index}: the study has {Count}.", Count == 0 ? "Open a study with sub-…/mrs/…_svs files." : $"They go from 0 to {Count - 1}.");

    /// <summary>One spectrum by its name: <c>spectra["sub-01_ses-high_svs"]</c>.</summary>
    /// <exception cref="ArgumentMistake">There is none of that name.</exception>
    public Spectrum this[string name] => Enumerable.Range(0, Count).FirstOrDefault(i => Runs[i].Name == name, -1) is >= 0 and var found
        ? this[found]
        : throw new ArgumentMistake($"The study has no spectrum {name}.", Count == 0 ? "Open a study with sub-…/mrs/…_svs files." : $"The first is {Runs[0].Name}; spectra.Runs lists all {Count}.");

    /// <inheritdoc/>
    public IEnumerator<Spectrum> GetEnumerator() => _spectra.Select(spectrum => spectrum.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
