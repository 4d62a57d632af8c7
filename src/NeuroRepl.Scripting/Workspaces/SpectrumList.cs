using System.Collections;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.IO;
using NeuroRepl.Numerics;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>A study's averaged spectra, each read from its file when it is first asked for, with the water reference of the same session.</summary>
public sealed class SpectrumList : IReadOnlyList<Spectrum>
{
    private readonly Run[] _runs;
    private readonly Run?[] _waters;
    private readonly Spectrum?[] _read;

    internal SpectrumList(Study study)
    {
        var runs = study.Sessions.SelectMany(session => session.Find("svs").Select(run => (run, water: session.Find("mrsref") is [var water, ..] ? water : null))).ToArray();
        (Study, _runs, _waters, _read) = (study, [.. runs.Select(r => r.run)], [.. runs.Select(r => r.water)], new Spectrum?[runs.Length]);
    }

    /// <summary>How many there are.</summary>
    public int Count => _runs.Length;

    internal Study Study { get; }

    /// <summary>One spectrum by its place.</summary>
    /// <exception cref="ArgumentMistake">There is no such place.</exception>
    public Spectrum this[int index] => (uint)index < (uint)Count ? _read[index] ??= Read(index) : throw new ArgumentMistake(
        Count == 0 ? $"The study {Study.Name} has no spectra." : $"There is no spectra[{index}]: the study {Study.Name} has {Count}.",
        Count == 0 ? "Open a file by itself: Spectrum.Open(\"sub-01_svs.nii.gz\")." : $"Take one from spectra[0] to spectra[{Count - 1}].");

    /// <inheritdoc/>
    public IEnumerator<Spectrum> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Spectrum Read(int index)
    {
        var spectrum = Spectrum.Open(_runs[index].Path);
        return _waters[index] is { } water ? spectrum.WithWater(Spectrum.Open(water.Path)) : spectrum;
    }
}
