using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Receptors;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Receptors;

/// <summary>A folder of receptor volumes as neuromaps names them, with what the catalogue knows of each.</summary>
internal static class ReceptorVolumes
{
    private const double AroundMm = 10;

    public static ReceptorAtlas Read(string folder, ParcelSpace? at)
    {
        if (!Directory.Exists(folder)) { throw new FileProblem(folder, "it is neither a folder of maps nor a table (.tsv).", "Give a folder: ReceptorAtlas.Open(\"datasets/receptors\")."); }

        var files = Directory.EnumerateFiles(folder, "source-*_feature.nii*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0) { throw new FileProblem(folder, $"there is neither {ReceptorTable.FileName} nor a volume named as neuromaps does (source-…_desc-…_space-…_res-…_feature.nii.gz).", "Fetch one: receptors[\"mGluR5\"][0].Fetch(\"receptors\")."); }

        var catalogue = new ReceptorCatalogue();
        var (maps, sources, notes) = (new List<BrainMap>(), new List<ReceptorMapSource?>(), new List<string>());
        foreach (var (n, file) in files.Index())
        {
            Work.Report("opening receptor maps", n, files.Length);
            var source = catalogue.OfFile(file);
            var parts = Path.GetFileName(file).Split('_').Select(part => part.Split('-', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
            var opened = BrainMap.Open(file);
            maps.Add(new(opened.Space, opened.Values.ToArray()) { Name = $"{source?.Receptor ?? parts.GetValueOrDefault("desc", "map")} {parts.GetValueOrDefault("source", "")}".Trim(), Unit = "PET" });
            sources.Add(source);
            if (source is not null && source.Check(file) is { IsIntact: false } check) { notes.Add($"{check}."); }
            if (source is null) { notes.Add($"{Path.GetFileName(file)} is not in the catalogue: its source and licence are yours to know."); }
        }

        var coarsest = (VoxelSpace)maps.MaxBy(map => ((VoxelSpace)map.Space).Grid.VoxelVolume)!.Space;
        var together = at is null ? [.. maps.Select(map => On(map, coarsest))] : maps.Select(map => Around(map, at)).ToList();
        if (at is null && maps.Any(map => !map.Space.IsSameAs(coarsest))) { notes.Add($"The volumes were brought onto {coarsest.Grid}, linearly."); }
        if (at is not null) { notes.Add($"The volumes were averaged within {AroundMm} mm of each parcel's centre."); }

        return new(together) { Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), Notes = notes, Sources = sources };
    }

    private static BrainMap On(BrainMap map, VoxelSpace space)
    {
        if (map.Space.IsSameAs(space)) { return map; }

        var grid = ((VoxelSpace)map.Space).Grid;
        var from = map.Values.Span;
        var values = new float[space.Count];
        for (var place = 0; place < values.Length; place++)
        {
            var (i, j, k) = grid.Affine.IndexOf(space.PositionOf(place)!.Value);
            values[place] = Between(grid, from, i, j, k);
        }

        return new(space, values) { Name = map.Name, Unit = map.Unit };
    }

    private static float Between(VoxelGrid grid, ReadOnlySpan<float> values, double i, double j, double k)
    {
        var (x, y, z) = ((int)Math.Floor(i), (int)Math.Floor(j), (int)Math.Floor(k));
        var (sum, known) = (0.0, 0.0);
        for (var corner = 0; corner < 8; corner++)
        {
            var (a, b, c) = (x + (corner & 1), y + ((corner >> 1) & 1), z + (corner >> 2));
            if (!grid.Holds(a, b, c) || float.IsNaN(values[grid.VoxelAt(a, b, c)])) { continue; }

            var weight = ((corner & 1) == 1 ? i - x : 1 - i + x) * ((corner & 2) == 2 ? j - y : 1 - j + y) * ((corner & 4) == 4 ? k - z : 1 - k + z);
            (sum, known) = (sum + (weight * values[grid.VoxelAt(a, b, c)]), known + weight);
        }

        return known >= .5 ? (float)(sum / known) : float.NaN;
    }

    // The voxels of a box around each centre, not all of the volume for each.
    private static BrainMap Around(BrainMap map, ParcelSpace parcels)
    {
        if (parcels.Positions is not { } centres) { throw new ArgumentMistake($"The {parcels.Count} parcels have no positions.", "Give their centres: new ParcelSpace(names, positions)."); }

        var grid = ((VoxelSpace)map.Space).Grid;
        var size = grid.Affine.VoxelSize;
        var (ri, rj, rk) = ((int)Math.Ceiling(2 * AroundMm / size.X), (int)Math.Ceiling(2 * AroundMm / size.Y), (int)Math.Ceiling(2 * AroundMm / size.Z));
        var values = new float[parcels.Count];
        for (var p = 0; p < values.Length; p++)
        {
            var (i, j, k) = grid.Affine.IndexOf(centres[p]);
            var (sum, count) = (0.0, 0);
            for (var c = (int)k - rk; c <= (int)k + rk; c++)
            {
                for (var b = (int)j - rj; b <= (int)j + rj; b++)
                {
                    for (var a = (int)i - ri; a <= (int)i + ri; a++)
                    {
                        if (!grid.Holds(a, b, c) || !float.IsFinite(map[grid.VoxelAt(a, b, c)]) || grid.Affine.At(a, b, c).DistanceTo(centres[p]) > AroundMm) { continue; }

                        (sum, count) = (sum + map[grid.VoxelAt(a, b, c)], count + 1);
                    }
                }
            }

            values[p] = count == 0 ? float.NaN : (float)(sum / count);
        }

        return new(parcels, values) { Name = map.Name, Unit = map.Unit };
    }
}
