namespace NeuroRepl.Figures.Charts;

/// <summary>One receptor in its row of the chart.</summary>
internal sealed record ReceptorRow(string Name, double R, double[] Nulls, double? P, double At)
{
    private const string Pale = "#9CC4DE";

    public string Stars => P is { } p ? Comparison.Of(p) : "";

    public string Color => P is null || P < 0.05 ? Palette.Blue : Pale;
}
