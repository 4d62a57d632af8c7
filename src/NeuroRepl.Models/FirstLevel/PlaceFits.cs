namespace NeuroRepl.Models.FirstLevel;

/// <summary>What a fit leaves for every place: coefficients in the basis of the design, residual variance, and the covariance up to it.</summary>
internal sealed class PlaceFits
{
    public PlaceFits(int places, int rank)
    {
        (Rank, Coefficients, Variances, Rho, States) = (rank, new double[(long)places * rank], new double[places], new double[places], new PlaceState[places]);
    }

    public int Rank { get; }

    /// <summary>Places × rank.</summary>
    public double[] Coefficients { get; }

    /// <summary>The variance of the whitened residuals.</summary>
    public double[] Variances { get; }

    /// <summary>The ρ that each place was whitened with; for a free autocorrelation that of lag 1.</summary>
    public double[] Rho { get; }

    /// <summary>Whether a place could be fitted.</summary>
    public PlaceState[] States { get; }

    /// <summary>The covariances.</summary>
    public Whitened Covariance { get; set; } = null!;

    public ReadOnlySpan<double> Of(int place) => Coefficients.AsSpan(place * Rank, Rank);
}
