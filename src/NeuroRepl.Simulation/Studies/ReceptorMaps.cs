using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Receptors;
using NeuroRepl.IO;
using NeuroRepl.Simulation.Imaging;

namespace NeuroRepl.Simulation.Studies;

/// <summary>Writes stand-ins for the receptor maps that may not be shipped.</summary>
internal static class ReceptorMaps
{
    public static void Write(DatasetFolder folder, DatasetScale scale)
    {
        var simulated = ReceptorAtlas.Simulate(scale == DatasetScale.Tiny ? 200 : 400);

        // Few digits, so that another machine's last digit changes no file.
        var drawn = (ParcelSpace)simulated.Space;
        var space = new ParcelSpace(drawn.Names, [.. drawn.Positions!.Select(at => new Millimetres(Math.Round(at.X, 1), Math.Round(at.Y, 1), Math.Round(at.Z, 1)))]);
        var atlas = new ReceptorAtlas([.. simulated.Select(map => new BrainMap(space, [.. map.Values.ToArray().Select(value => MathF.Round(value, 4))]) { Name = map.Name, Unit = map.Unit })])
        {
            Name = simulated.Name,
            Notes = simulated.Notes,
            Sources = [.. simulated.Names.Select(name => new ReceptorMapSource(name, "SIMULATED", 0, "NeuroRepl", "none needed") { Tracer = "none" })],
        };
        folder.Write(atlas);
        folder.Write("README.md", DatasetFolder.Template("receptors.md", ("receptors", string.Join(", ", atlas.Names)), ("parcels", $"{space.Count}")));
    }
}
