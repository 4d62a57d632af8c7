namespace NeuroRepl.Figures.Charts;

/// <summary>One receptor in its row of the chart.</summary>
internal sealed record ReceptorRow(string Name, double R, double[] Nulls, double? P, double At)
{
    public string Stars => P is { } p ? Comparison.Of(p) : "";

    public bool IsPale => P >= 0.05;

    public string Color => IsPale ? Css.Translucent(Palette.Blue, 0.4) : Palette.Blue;
}
