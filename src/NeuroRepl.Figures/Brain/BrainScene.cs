using System.Text.Json.Nodes;

namespace NeuroRepl.Figures.Brain;

/// <summary>What the viewer in a page shows of a brain: volumes and meshes with their values, and peaks to jump to.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Colors">Which value has which colour, and where the threshold stands first.</param>
public sealed record BrainScene(string Title, ValueColors Colors)
{
    /// <summary>What lies below the values: an anatomy, or the mask.</summary>
    public SceneVolume? Background { get; init; }

    /// <summary>The values in voxels; null where there are none.</summary>
    public SceneVolume? Values { get; init; }

    /// <summary>Surfaces with a value a vertex.</summary>
    public IReadOnlyList<SurfaceView> Surfaces { get; init; } = [];

    /// <summary>The columns of the table of peaks.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The rows of the table of peaks: where a click goes in millimetres, and what the cells say.</summary>
    public IReadOnlyList<(double X, double Y, double Z, IReadOnlyList<string> Cells)> Peaks { get; init; } = [];

    /// <summary>Where the cross-hair stands first.</summary>
    public (double X, double Y, double Z)? Start { get; init; }

    /// <summary>Whether left is on the right.</summary>
    public bool IsRadiological { get; init; }

    internal string ToJson()
    {
        var high = Math.Max(Math.Abs(Colors.High), Math.Abs(Colors.Low));
        var low = Math.Max(Colors.Threshold, high * 1e-6);
        var (positive, negative) = (Colors.High > 0 ? "nreplHot" : "nreplNone", Colors.Low < 0 ? "nreplCold" : "");
        if (Colors.AreLabels) { (low, positive, negative) = (0.5, "nreplLabels", ""); }
        else if (Colors.Low >= 0 && Colors.Threshold == 0) { (low, positive) = (Colors.Low > 0 ? Colors.Low : low, "nreplRising"); }

        return new JsonObject
        {
            ["title"] = Title, ["unit"] = Colors.Unit.Length > 0 ? Colors.Unit : "value", ["radiological"] = IsRadiological, ["labels"] = Colors.AreLabels,
            ["threshold"] = Math.Round(Colors.Threshold, 6), ["high"] = Math.Round(high, 6), ["width"] = 760, ["height"] = Values is null ? 420 : 520,
            ["background"] = Background is null ? 0 : 1,
            ["volumes"] = new JsonArray([
                .. Background is { } below ? [Volume("background", below, below.IsMask ? "nreplMask" : "gray", "", below.Low, below.High)] : Array.Empty<JsonNode>(),
                .. Values is { } values ? [Volume("values", values, positive, negative, low, high)] : Array.Empty<JsonNode>(),
            ]),
            ["meshes"] = new JsonArray([.. Surfaces.Select((surface, n) => new JsonObject
            {
                ["name"] = $"surface{n}", ["shape"] = Convert.ToBase64String(MeshBytes.Shape(surface)), ["values"] = Convert.ToBase64String(MeshBytes.Values(surface)),
                ["colormap"] = positive, ["negative"] = negative, ["low"] = low, ["high"] = high,
            })]),
            ["colormaps"] = new JsonArray([.. Colors.ForViewer().Select(map => new JsonObject
            {
                ["name"] = map.Name, ["R"] = Numbers(map.Colors, c => c.R), ["G"] = Numbers(map.Colors, c => c.G), ["B"] = Numbers(map.Colors, c => c.B),
            })]),
            ["columns"] = new JsonArray([.. Columns.Select(name => (JsonNode)name)]),
            ["peaks"] = new JsonArray([.. Peaks.Select(peak => new JsonObject { ["mm"] = new JsonArray(peak.X, peak.Y, peak.Z), ["cells"] = new JsonArray([.. peak.Cells.Select(cell => (JsonNode)cell)]) })]),
            ["start"] = Start is { } start ? new JsonArray(start.X, start.Y, start.Z) : null,
        }.ToJsonString();
    }

    private static JsonObject Volume(string name, SceneVolume volume, string colormap, string negative, double low, double high) => new()
    {
        ["name"] = name, ["base64"] = Convert.ToBase64String(volume.ToNifti()), ["colormap"] = colormap, ["negative"] = negative, ["low"] = low, ["high"] = high,
    };

    private static JsonArray Numbers(IReadOnlyList<Rgb> colors, Func<Rgb, byte> of) => new([.. colors.Select(color => (JsonNode)(int)of(color))]);
}
