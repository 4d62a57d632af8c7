namespace NeuroRepl.Figures.Text;

/// <summary>How a line of dots is broken, and what stands for it in a legend.</summary>
internal static class Pattern
{
    /// <summary>Whether a dot so far along the line is drawn.</summary>
    public static bool IsOn(Dash dash, int along) => dash switch
    {
        Dash.Dashed => along % 10 < 6,
        Dash.Dotted => along % 4 == 0,
        Dash.DashDot => along % 14 is < 7 or 10,
        _ => true,
    };

    public static string Sample(Dash dash, bool unicode) => (dash, unicode) switch
    {
        (Dash.Solid, true) => "━━━",
        (Dash.Dashed, true) => "╍╍╍",
        (Dash.Dotted, true) => "┅┅┅",
        (_, true) => "━╍━",
        (Dash.Solid, false) => "---",
        (Dash.Dashed, false) => "- -",
        (Dash.Dotted, false) => "...",
        _ => "-.-",
    };
}
