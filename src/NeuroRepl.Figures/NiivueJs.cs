namespace NeuroRepl.Figures;

/// <summary>The viewer that shows brains in three dimensions inside pages and notebooks: NiiVue (BSD-2-Clause), embedded at build where npm brought it.</summary>
/// <remarks>Where it is not embedded, and where no script runs, the still picture stays.</remarks>
public static class NiivueJs
{
    /// <summary>The version that is pinned.</summary>
    public const string Version = "0.69.0";

    private const string Name = "niivue.umd.js.gz";

    /// <summary>Whether the viewer is in this build.</summary>
    public static bool IsEmbedded { get; } = typeof(NiivueJs).Assembly.GetManifestResourceInfo(Name) is not null;

    /// <summary>Its licence, or null where it is not embedded.</summary>
    public static string? Licence => PlotlyJs.Resource("niivue.LICENSE.gz");

    /// <summary>What a page or a notebook needs once, before or after the first brain: the viewer, packed, and the few lines that unpack it; nothing is asked of the network. Empty where it is not embedded.</summary>
    public static string Tag => PlotlyJs.Packed(Name) is { } packed ? $"<script>/*\n{Licence}*/\n{Html.Resources.BrainLoader}(\"{packed}\");</script>" : "";
}
