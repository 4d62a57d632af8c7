using NeuroRepl.Domain.Atlases;

namespace NeuroRepl.Domain.Imaging;

/// <summary>An atlas as a parcellation.</summary>
public static class AtlasParcels
{
    /// <summary>The atlas as labels of its places, for means in its regions: <c>series.Parcellate(atlas.ToParcellation())</c>. Of probabilities, each place has its most probable region.</summary>
    public static Parcellation ToParcellation(this Atlas atlas) =>
        new(atlas.Map.Space, Array.ConvertAll(atlas.Map.Values.ToArray(), value => float.IsNaN(value) ? 0 : (int)value), [.. atlas.Labels.Select(label => new ParcelLabel(label.Number, label.Name))]) { Name = atlas.Name };
}
