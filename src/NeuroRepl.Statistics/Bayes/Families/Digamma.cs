namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>The derivative of log Γ: recurrence up to 8, then the asymptotic series (DLMF 5.11.2).</summary>
internal static class Digamma
{
    public static double Of(double x)
    {
        var shift = 0.0;
        while (x < 8) { shift -= 1 / x++; }

        var square = 1 / (x * x);
        return shift + Math.Log(x) - (.5 / x) - (square * ((1 / 12.0) - (square * ((1 / 120.0) - (square * ((1 / 252.0) - (square * ((1 / 240.0) - (square * (1 / 132.0))))))))));
    }
}
