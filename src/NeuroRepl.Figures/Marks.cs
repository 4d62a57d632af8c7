namespace NeuroRepl.Figures;

/// <summary>Which values can be drawn at all.</summary>
internal static class Marks
{
    public static bool Any(AxisValues x, AxisValues y)
    {
        var (xs, ys) = (x.Numbers, y.Numbers);
        for (var i = 0; i < xs.Count; i++)
        {
            if (double.IsFinite(xs[i]) && double.IsFinite(ys[i])) { return true; }
        }

        return false;
    }
}
