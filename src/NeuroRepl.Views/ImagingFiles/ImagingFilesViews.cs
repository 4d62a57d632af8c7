using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Physiology;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.ImagingFiles;

/// <summary>The views of what imaging files hold: series, labels, surfaces, regions, pulse traces.</summary>
internal static class ImagingFilesViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register(new BrainSeriesView());
        registry.Register(new ParcellationView());
        registry.Register(new SurfaceMeshView());
        registry.Register<Roi>(static roi => new Card($"Region · {roi.Name}") { Facts = [("volume", roi.VolumeMm3 is { } volume ? $"{NumberText.Short(volume / 1000, digits: 3)} mL" : "as its places: roi.Mask(space).SizeInside()")] });
        registry.Register<PulseTrace>(static trace => new Card($"Pulse · {trace.Name}")
        {
            Facts = [("length", $"{NumberText.Short(trace.DurationSeconds, digits: 4)} s from {NumberText.Short(trace.StartSeconds, digits: 4)} s"), ("sampling", $"{NumberText.Short(trace.SamplingHz, digits: 4)} Hz")],
        });
        registry.Register<HeartBeats>(static beats => new Card($"Heart beats · {NumberText.Count(beats.Times.Count, "beat")}")
        {
            Facts = [("rate", double.IsNaN(beats.BeatsPerMinute) ? "beats cover less than half of the time" : $"{NumberText.Short(beats.BeatsPerMinute, digits: 4)} a minute"), ("from", $"{NumberText.Short(beats.StartSeconds, digits: 4)} to {NumberText.Short(beats.EndSeconds, digits: 4)} s")],
        });
    }
}
