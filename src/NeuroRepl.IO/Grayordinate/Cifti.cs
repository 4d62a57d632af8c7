using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>CIFTI-2 files: .dscalar.nii, .dtseries.nii, .dlabel.nii, .pscalar.nii, .ptseries.nii, .pconn.nii, .dconn.nii.</summary>
public static class Cifti
{
    /// <summary>Opens a file with all that it holds: <c>Cifti.Open("maps.dscalar.nii").Maps</c>.</summary>
    /// <exception cref="FileProblem">The file is missing, cut, damaged, no CIFTI-2, or says something that cannot be.</exception>
    public static CiftiMatrix Open(string path) => CiftiReader.Read(DataPath.Resolve(path));

    /// <summary>Saves a matrix; the ending has to be that of what it holds.</summary>
    /// <exception cref="FileProblem">The ending is another one, or the place cannot be written.</exception>
    public static void Save(this CiftiMatrix matrix, string path) => CiftiWriter.Write(matrix, path);

    internal static CiftiMatrix OfMaps(IReadOnlyList<BrainMap> maps)
    {
        var (space, values) = (maps[0].Space, new float[maps.Count * maps[0].Count]);
        for (var n = 0; n < maps.Count; n++)
        {
            space.MustMatch(maps[n].Space, $"The map {maps[n].Name}");
            maps[n].Values.CopyTo(values.AsMemory(n * space.Count));
        }

        return new(new CiftiAxis.Maps([.. maps.Select(map => map.Name)]), new CiftiAxis.Brain(space), values);
    }
}
