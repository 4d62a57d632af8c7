using System.Net;
using System.Net.Http.Headers;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Receptors;

/// <summary>Fetches a file over HTTP beside its place, goes on where an earlier attempt stopped, and moves it there when its sum is right.</summary>
internal static class MapDownload
{
    private const int Block = 1 << 16;

    public static async Task FetchAsync(string address, string target, string md5, string what)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = $"{target}.part";
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
        try
        {
            await ReceiveAsync(client, address, part, what).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw new FileProblem(address, $"it could not be fetched: {broken.Message}", File.Exists(part) ? "Call it again: it goes on where it stopped." : "Check the network, or fetch the file by hand and check it: source.Check(\"file.nii.gz\").", broken);
        }

        var found = MapSums.Md5Of(part);
        if (md5.Length > 0 && !string.Equals(found, md5, StringComparison.OrdinalIgnoreCase))
        {
            File.Delete(part);
            throw new FileProblem(address, $"what came has the MD5 sum {found}; {md5} is published.", "Call it again. If it stays so, the collection has changed the file: fetch it by hand and say so in your methods.");
        }

        File.Move(part, target, overwrite: true);
    }

    private static async Task ReceiveAsync(HttpClient client, string address, string part, string what)
    {
        var have = File.Exists(part) ? new FileInfo(part).Length : 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (have > 0) { request.Headers.Range = new RangeHeaderValue(have, null); }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable) { return; }              // all of it is here

        answer.EnsureSuccessStatusCode();
        var goesOn = answer.StatusCode == HttpStatusCode.PartialContent;
        if (!goesOn) { have = 0; }                                                                     // the server begins anew

        var total = have + (answer.Content.Headers.ContentLength ?? 0);
        using var from = await answer.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var to = new FileStream(part, goesOn ? FileMode.Append : FileMode.Create, FileAccess.Write);
        var block = new byte[Block];
        for (int read; (read = await from.ReadAsync(block).ConfigureAwait(false)) > 0;)
        {
            await to.WriteAsync(block.AsMemory(0, read)).ConfigureAwait(false);
            have += read;
            Work.Report(what, have, Math.Max(total, have));
        }
    }
}
