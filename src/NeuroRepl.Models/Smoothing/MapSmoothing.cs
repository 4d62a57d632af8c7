using System.Globalization;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Smoothing;

/// <summary>Smooths maps and series with a Gaussian: in millimetres in volumes, along the surface on cortex, each structure of grayordinates by itself.</summary>
/// <remarks>In a volume each place is divided by what of the kernel falls into the mask, so that values at its edge are means, not faded. Values that are no number count as absent and stay so.</remarks>
public static class MapSmoothing
{
    /// <summary>A smoothed map.</summary>
    /// <param name="fwhmMm">Full width at half maximum of the Gaussian.</param>
    /// <param name="volumeFwhmMm">That of the voxels of grayordinates, where it is another; the same unless given.</param>
    /// <exception cref="ArgumentMistake">Parcels, which have no distances, or a width below zero.</exception>
    public static BrainMap Smooth(this BrainMap map, double fwhmMm, double? volumeFwhmMm = null)
    {
        var smoothed = new float[map.Count];
        SmootherOf(map.Space, fwhmMm, volumeFwhmMm ?? fwhmMm).Smooth(map.Values.Span, smoothed);
        return new(map.Space, smoothed) { Name = map.Name, Unit = map.Unit };
    }

    /// <summary>A series with every volume smoothed.</summary>
    /// <param name="fwhmMm">Full width at half maximum of the Gaussian.</param>
    /// <param name="volumeFwhmMm">That of the voxels of grayordinates, where it is another; the same unless given.</param>
    /// <exception cref="ArgumentMistake">Parcels, which have no distances, or a width below zero.</exception>
    public static BrainSeries Smooth(this BrainSeries series, double fwhmMm, double? volumeFwhmMm = null)
    {
        var smoother = SmootherOf(series.Space, fwhmMm, volumeFwhmMm ?? fwhmMm);
        var (places, done) = (series.Space.Count, 0);
        var smoothed = new float[series.Values.Length];
        Parallel.For(0, series.Count, new ParallelOptions { CancellationToken = Interrupt.Token }, t =>
        {
            smoother.Smooth(series.Volume(t).Span, smoothed.AsSpan(t * places, places));
            var count = Interlocked.Increment(ref done);
            if (count % 8 == 0) { Work.Report($"smoothing {series.Name}", count, series.Count); }
        });
        return new(series.Space, smoothed, series.RepetitionTimeSeconds)
        {
            Name = series.Name,
            Discarded = series.Discarded,
            Steps = [.. series.Steps, string.Create(CultureInfo.InvariantCulture, $"smoothed with {fwhmMm:0.##} mm FWHM{(volumeFwhmMm is { } other && other != fwhmMm ? $" on the surface, {other:0.##} mm in the volume" : "")}")],
        };
    }

    internal static ISmoother SmootherOf(BrainSpace space, double fwhmMm, double volumeFwhmMm)
    {
        Guard.InRange(fwhmMm, 0, 100);
        Guard.InRange(volumeFwhmMm, 0, 100);
        return space switch
        {
            Grayordinates grayordinates => new StructureSmoother(grayordinates, fwhmMm, volumeFwhmMm),
            _ when fwhmMm == 0 => new NoSmoothing(),
            VoxelSpace voxels => new VoxelSmoother(voxels, fwhmMm),
            VertexSpace => throw new ArgumentMistake($"Where the vertices of {space} lie is not known.", "Put the surfaces in first: series.WithSurfaces(SurfaceMesh.Open(…))."),
            SurfaceSpace surface => new SurfaceSmoother(surface, fwhmMm),
            _ => throw new ArgumentMistake($"{space.Count} {space.Places} have no distances along which to smooth.", "Smooth before parcellating."),
        };
    }
}
