using System.IO.Compression;
using System.Text;

namespace NeuroRepl.Figures;

/// <summary>The plotly.js that pages draw with: embedded at build where npm brought it, from plotly's own CDN otherwise.</summary>
public static class PlotlyJs
{
    /// <summary>The version that is pinned.</summary>
    public const string Version = "4.1.1";

    /// <summary>The hash that a browser checks a downloaded script against: of plotly-cartesian.min.js as the npm package has it.</summary>
    public const string Integrity = "sha512-Ej2DOLypRPZLZrZnvDD2TiFsAfCaUzFXQBCaINnpQz673FO+IoX8elbQ47iQH1KMaFdLZodTpIRHf6RvttXQxQ==";

    private static readonly Lazy<string?> Embedded = new(() => Resource("plotly.min.js.gz"));

    /// <summary>Where a page without the embedded script takes it from.</summary>
    public static string Address => $"https://cdn.plot.ly/plotly-cartesian-{Version}.min.js";

    /// <summary>Whether the script is in this build, so that pages work without a network.</summary>
    public static bool IsEmbedded { get; } = typeof(PlotlyJs).Assembly.GetManifestResourceInfo("plotly.min.js.gz") is not null;

    /// <summary>The script itself, or null where it is not embedded.</summary>
    public static string? Script => Embedded.Value;

    /// <summary>The script's licence, or null where it is not embedded.</summary>
    public static string? Licence => Resource("plotly.LICENSE.gz");

    /// <summary>What a page needs once, before any figure: the script itself, or its address and hash.</summary>
    public static string ScriptTag => Script is { } script
        ? $"<script>/*\n{Licence}*/\n{script}</script>"
        : $"<script src=\"{Address}\" integrity=\"{Integrity}\" crossorigin=\"anonymous\" charset=\"utf-8\"></script>";

    /// <summary>What a notebook needs once: the script, packed, and the few lines that unpack it; nothing is asked of the network where it is embedded.</summary>
    /// <remarks>Notebooks may bring RequireJS, whose <c>define</c> would swallow the script; so it runs in a function where that name means nothing.</remarks>
    public static string NotebookTag => Html.Resources.Loader is var loader && Packed is { } packed
        ? $"<script>/*\n{Licence}*/\n{loader}(\"{packed}\");</script>"
        : $"<script>{loader}(null, \"{Address}\", \"{Integrity}\");</script>";

    private static string? Packed
    {
        get
        {
            using var packed = typeof(PlotlyJs).Assembly.GetManifestResourceStream("plotly.min.js.gz");
            if (packed is null) { return null; }

            using var bytes = new MemoryStream();
            packed.CopyTo(bytes);
            return Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
    }

    private static string? Resource(string name)
    {
        using var packed = typeof(PlotlyJs).Assembly.GetManifestResourceStream(name);
        if (packed is null) { return null; }

        using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        return text.ReadToEnd();
    }
}
