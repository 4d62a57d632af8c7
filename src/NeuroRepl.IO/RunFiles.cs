using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.IO.Spectroscopy;

namespace NeuroRepl.IO;

/// <summary>Opens the recordings of a study.</summary>
public static class RunFiles
{
    extension(Run run)
    {
        /// <summary>The run's spectrum, with the water reference that lies beside it.</summary>
        /// <exception cref="FileProblem">The file cannot be read, or holds coils or transients (open it with OpenSeries).</exception>
        public Spectrum OpenSpectrum() => Spectrum.Open(run.Path);

        /// <summary>All FIDs of the run, over coils and transients.</summary>
        /// <exception cref="FileProblem">The file cannot be read.</exception>
        public SpectrumSeries OpenSeries() => SpectrumSeries.Open(run.Path);
    }

    internal static Spectrum Open(Run run, Run? water)
    {
        var spectrum = SpectrumReader.Read(run.Path);
        return water is null ? spectrum : spectrum.WithWater(SpectrumReader.Read(water.Path));
    }

    /// <summary>The water reference of a run: that with the same entities, else the only one of the session.</summary>
    internal static Run? WaterOf(Run run, Session session)
    {
        var waters = session.Find("mrsref");
        return waters.FirstOrDefault(water => water.Entities.Count == run.Entities.Count && run.Entities.All(e => water.Entities.GetValueOrDefault(e.Key) == e.Value))
            ?? (waters.Count == 1 ? waters[0] : null);
    }
}
