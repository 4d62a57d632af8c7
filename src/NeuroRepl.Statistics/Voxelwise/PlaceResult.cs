namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>What a mixed model found at one place.</summary>
internal sealed class PlaceResult(int terms, int coefficients)
{
    public PlaceState State { get; set; }

    public double[] F { get; } = new double[terms];

    public double[] DenominatorDf { get; } = new double[terms];

    public double[] Estimates { get; } = new double[coefficients];

    public double[] Errors { get; } = new double[coefficients];

    public double[] Df { get; } = new double[coefficients];

    public double Between { get; set; }

    public double Residual { get; set; }

    /// <summary>No model here, for a reason.</summary>
    public void Nothing(PlaceState why)
    {
        State = why;
        foreach (var array in new[] { F, DenominatorDf, Estimates, Errors, Df }) { Array.Fill(array, double.NaN); }

        (Between, Residual) = (double.NaN, double.NaN);
    }
}
