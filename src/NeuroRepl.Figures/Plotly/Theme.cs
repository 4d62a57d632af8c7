namespace NeuroRepl.Figures.Plotly;

/// <summary>The quiet look, as a plotly template; figures.js turns its colours round on a dark page.</summary>
internal static class Theme
{
    public const string Fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif";

    public static Attributes Light { get; } = Of(ink: Palette.Ink, soft: "#5B6270", line: "#9AA0AB", grid: "#ECEEF1");

    private static Attributes Of(string ink, string soft, string line, string grid)
    {
        var made = new Attributes();
        made["layout.font"] = new Attributes { ["family"] = Fonts, ["size"] = 13, ["color"] = ink };
        made["layout.title.font"] = new Attributes { ["size"] = 16, ["weight"] = 600 };
        made["layout.title.subtitle.font"] = new Attributes { ["size"] = 12, ["weight"] = 400, ["color"] = soft };
        made["layout.modebar"] = new Attributes { ["bgcolor"] = "rgba(0,0,0,0)", ["color"] = line, ["activecolor"] = soft };
        made["layout.colorway"] = Palette.Series;
        made["layout.paper_bgcolor"] = "rgba(0,0,0,0)";
        made["layout.plot_bgcolor"] = "rgba(0,0,0,0)";
        made["layout.hovermode"] = "closest";
        made["layout.xaxis"] = AxisOf(line, grid);
        made["layout.yaxis"] = AxisOf(line, grid);
        return made;
    }

    private static Attributes AxisOf(string line, string grid)
    {
        var made = new Attributes { ["automargin"] = true, ["showline"] = true, ["linecolor"] = line, ["ticks"] = "outside", ["ticklen"] = 4 };
        made["tickcolor"] = line;
        made["gridcolor"] = grid;
        made["zeroline"] = false;
        made["title.standoff"] = 10;
        return made;
    }
}
