using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace NeuroRepl.IO.Receptors;

/// <summary>Sums of files.</summary>
internal static class MapSums
{
    [SuppressMessage("Security", "CA5351", Justification = "The collection publishes MD5 sums; they guard against damage, not against malice.")]
    public static string Md5Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(MD5.HashData(file));
    }
}
