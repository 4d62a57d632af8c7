using NeuroRepl.Domain.Receptors;
using NeuroRepl.IO.Receptors;

namespace NeuroRepl.IO;

/// <summary>Fetches and checks published receptor maps.</summary>
public static class ReceptorMapFiles
{
    /// <summary>Whether your own copy of a map is the published one, by its MD5 sum: <c>receptors["mGluR5"][0].Check("abp688.nii.gz")</c>.</summary>
    /// <exception cref="FileProblem">There is no such file.</exception>
    public static MapCheck Check(this ReceptorMapSource source, string path)
    {
        var whole = DataPath.Resolve(path);
        return new(whole, MapSums.Md5Of(whole), source.Md5);
    }

    /// <summary>Fetches a published map into a folder, under its own licence; goes on where an earlier attempt stopped, and keeps the file only if its MD5 sum is the published one. A copy that is there and right is left alone.</summary>
    /// <param name="source">The map: <c>receptors["mGluR5"][0]</c>.</param>
    /// <param name="folder">Where to; it is made where it is missing.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="FileProblem">It cannot be reached, or what comes is another file.</exception>
    public static string Fetch(this ReceptorMapSource source, string folder)
    {
        if (source.Address.Length == 0) { throw new FileProblem($"{source}", "no address is known.", $"Fetch it from {source.Collection} by hand."); }

        var target = Path.Combine(DataPath.Absolute(folder), source.FileName.Length > 0 ? source.FileName : Path.GetFileName(new Uri(source.Address).AbsolutePath));
        if (!File.Exists(target) || !source.Check(target).IsIntact) { MapDownload.FetchAsync(source.Address, target, source.Md5, $"fetching {source}").GetAwaiter().GetResult(); }

        return target;
    }
}
