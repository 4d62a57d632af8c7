using NeuroRepl.Domain.Atlases;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Statistics.Clusters;

namespace NeuroRepl.Views;

/// <summary>Atlases and clusters as pictures, and cluster tables as pages.</summary>
public static class AtlasPlot
{
    /// <summary>The regions of an atlas, each in a colour of its own.</summary>
    /// <param name="atlas">The atlas.</param>
    /// <param name="cut">Which slices.</param>
    /// <param name="slices">How many.</param>
    /// <param name="anatomy">A volume to draw below.</param>
    public static Figure Plot(this Atlas atlas, Cut? cut = null, int? slices = null, BrainMap? anatomy = null) => atlas.Map.Plot(cut, slices: slices, anatomy: anatomy);

    /// <summary>The map with its clusters outlined: what is coloured is what belongs to one.</summary>
    /// <param name="clusters">The clusters.</param>
    /// <param name="cut">Which slices.</param>
    /// <param name="slices">How many.</param>
    /// <param name="anatomy">A volume to draw below.</param>
    public static Figure Plot(this ClusterTable clusters, Cut? cut = null, int? slices = null, BrainMap? anatomy = null)
    {
        var labels = clusters.Labels();
        var values = clusters.Map.Values.ToArray();
        for (var place = 0; place < values.Length; place++)
        {
            if (labels[place] == 0) { values[place] = 0; }
        }

        var inside = new BrainMap(clusters.Map.Space, values) { Name = clusters.Map.Name, Unit = clusters.Map.Unit };
        return inside.Plot(cut, slices: slices, anatomy: anatomy, outline: clusters.Map.Space is VoxelSpace ? labels : null);
    }

    /// <summary>Writes the clusters with their peaks as a page (.html). As a table of numbers: <c>clusters.Table().Save("clusters.tsv")</c>.</summary>
    /// <exception cref="FigureException">The ending is another one.</exception>
    public static void SaveHtml(this ClusterTable clusters, string path)
    {
        if (!path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)) { throw new FigureException($"{Path.GetFileName(path)} is not the name of a page.", "Name it .html; for numbers: clusters.Table().Save(\"clusters.tsv\")."); }

        File.WriteAllText(path, new Imaging.ClusterTableView().Describe(clusters).ToHtmlPage());
    }
}
