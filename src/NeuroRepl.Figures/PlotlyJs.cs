using System.IO.Compression;
using System.Text;

namespace NeuroRepl.Figures;

/// <summary>The plotly.js that pages draw with: embedded at build where npm brought it, from plotly's own CDN otherwise.</summary>
/// <remarks>There are two: the cartesian one, which nearly all figures need, and the full one, three times as large, for three dimensions, maps, polar axes and flows.</remarks>
public static class PlotlyJs
{
    /// <summary>The version that is pinned.</summary>
    public const string Version = "4.1.1";

    /// <summary>The hash that a browser checks a downloaded script against: of plotly-cartesian.min.js as the npm package has it.</summary>
    public const string Integrity = "sha512-Ej2DOLypRPZLZrZnvDD2TiFsAfCaUzFXQBCaINnpQz673FO+IoX8elbQ47iQH1KMaFdLZodTpIRHf6RvttXQxQ==";

    /// <summary>The same of the full script, plotly.min.js.</summary>
    public const string FullIntegrity = "sha512-2SAjXeni/1+3u+HXGF7+CYi8nJ5WYF/2cBFcrgIv+4Ie9W5rpoXVnHGAM0tm0HBg+sKDj8+CnFEQwCWxA4uqig==";

    private const string Cartesian = "plotly.min.js.gz", Full = "plotly.full.min.js.gz";

    private static readonly Lazy<string?> Embedded = new(() => Resource(Cartesian));

    /// <summary>Where a page without the embedded script takes it from.</summary>
    public static string Address => $"https://cdn.plot.ly/plotly-cartesian-{Version}.min.js";

    /// <summary>Whether the script is in this build, so that pages work without a network.</summary>
    public static bool IsEmbedded { get; } = typeof(PlotlyJs).Assembly.GetManifestResourceInfo(Cartesian) is not null;

    /// <summary>The script itself, or null where it is not embedded.</summary>
    public static string? Script => Embedded.Value;

    /// <summary>The full script, or null where it is not embedded.</summary>
    public static string? FullScript => Resource(Full);

    /// <summary>The script's licence, or null where it is not embedded.</summary>
    public static string? Licence => Resource("plotly.LICENSE.gz");

    /// <summary>What a page needs once, before any figure: the script itself, or its address and hash.</summary>
    public static string ScriptTag => TagOf(Script, Address, Integrity);

    /// <summary>What a page with <see cref="Figure.NeedsFullPlotly"/> in it needs instead.</summary>
    public static string FullScriptTag => TagOf(FullScript, FullAddress, FullIntegrity) + "<script>window.nreplDrawsAll = true;</script>";

    /// <summary>What a notebook needs once: the script, packed, and the few lines that unpack it; nothing is asked of the network where it is embedded.</summary>
    /// <remarks>Notebooks may bring RequireJS, whose <c>define</c> would swallow the script; so it runs in a function where that name means nothing.</remarks>
    public static string NotebookTag => NotebookTagOf(Cartesian, Address, Integrity, full: false);

    /// <summary>What a figure brings along in a notebook where it needs the full script.</summary>
    internal static string FullNotebookTag => NotebookTagOf(Full, FullAddress, FullIntegrity, full: true);

    private static string FullAddress => $"https://cdn.plot.ly/plotly-{Version}.min.js";

    private static string TagOf(string? script, string address, string integrity) => script is not null
        ? $"<script>/*\n{Licence}*/\n{script}</script>"
        : $"<script src=\"{address}\" integrity=\"{integrity}\" crossorigin=\"anonymous\" charset=\"utf-8\"></script>";

    private static string NotebookTagOf(string resource, string address, string integrity, bool full) => Packed(resource) is { } packed
        ? $"<script>/*\n{Licence}*/\n{Html.Resources.Loader}(\"{packed}\", null, null, {(full ? "true" : "false")});</script>"
        : $"<script>{Html.Resources.Loader}(null, \"{address}\", \"{integrity}\", {(full ? "true" : "false")});</script>";

    internal static string? Packed(string name)
    {
        using var packed = typeof(PlotlyJs).Assembly.GetManifestResourceStream(name);
        if (packed is null) { return null; }

        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    internal static string? Resource(string name)
    {
        using var packed = typeof(PlotlyJs).Assembly.GetManifestResourceStream(name);
        if (packed is null) { return null; }

        using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        return text.ReadToEnd();
    }
}
