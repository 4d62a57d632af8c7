using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>The fixed effects of a design with one random intercept at one place, once λ is known.</summary>
/// <remarks>
/// Satterthwaite's degrees of freedom (Kuznetsova, Brockhoff and Christensen 2017, eq. 3): ν = 2·Var²/(gᵀAg) with A twice the inverse Hessian of the criterion
/// n·log σ² + Σ log(1 + λd) + S(λ)/σ² in (λ, σ²), and g the gradient of Var = σ²·lᵀΦl: (σ²·wᵀBw, lᵀΦl) with w = Φl and B = Σ_m S_m/(1 + λm)².
/// Where λ = 0 only σ² is uncertain, and ν is that of the linear model.
/// </remarks>
internal sealed class InterceptDesign
{
    private readonly int[] _sizes;
    private readonly RowMajor[] _outer;             // S_m
    private readonly RowMajor _turn;
    private readonly RowMajor[] _tests;
    private readonly int _freedom;

    public InterceptDesign(int[] sizes, RowMajor[] outer, RowMajor turn, RowMajor[] tests, int freedom) =>
        (_sizes, _outer, _turn, _tests, _freedom) = (sizes, outer, turn, tests, freedom);

    /// <summary>How many different numbers of rows levels have.</summary>
    public int Sizes => _sizes.Length;

    /// <param name="along">Qᵀy, then Σ q_j (z_jᵀy) for each size, for all places of a tile.</param>
    /// <param name="k">Which place of the tile.</param>
    /// <param name="lambda">λ there.</param>
    /// <param name="sums">S, −S′, S″, Σ d²/(1 + λd)².</param>
    /// <param name="place">Filled.</param>
    public void Infer(RowMajor along, int k, double lambda, RowMajor sums, PlaceResult place)
    {
        var p = _turn.Rows;
        var (a, b, gamma) = (new RowMajor(p, p), new RowMajor(p, p), new double[p]);
        for (var i = 0; i < p; i++)
        {
            gamma[i] = along[i, k];
            a[i, i] = 1;
        }

        for (var m = 0; m < _sizes.Length; m++)
        {
            var inverse = 1 / (1 + (lambda * _sizes[m]));
            var weight = lambda * inverse;
            for (var i = 0; i < p; i++)
            {
                gamma[i] -= weight * along[(p * (1 + m)) + i, k];
                for (var j = 0; j <= i; j++)
                {
                    a[i, j] -= weight * _outer[m][i, j];
                    b[i, j] += inverse * inverse * _outer[m][i, j];
                    b[j, i] = b[i, j];
                }
            }
        }

        if (Cholesky.Factor(a.Values, p, p) >= 0)
        {
            place.Nothing(PlaceState.Stopped);
            return;
        }

        Cholesky.Solve(a.Values, p, p, gamma);
        var sigma2 = sums[0, k] / _freedom;
        var inference = new PlaceInference(a, b, sigma2, lambda, -sums[1, k], (sums[2, k] / sigma2) - sums[3, k], _freedom);
        for (var t = 0; t < _tests.Length; t++) { (place.F[t], place.DenominatorDf[t]) = inference.Test(_tests[t], gamma); }

        for (var j = 0; j < p; j++)
        {
            var function = _turn.Row(j);
            var estimate = 0.0;
            for (var i = 0; i < p; i++) { estimate += function[i] * gamma[i]; }

            var (variance, df) = inference.Of(function);
            (place.Estimates[j], place.Errors[j], place.Df[j]) = (estimate, Math.Sqrt(variance), df);
        }

        (place.Between, place.Residual) = (lambda * sigma2, sigma2);
        place.State = lambda == 0 ? PlaceState.Singular : PlaceState.Fitted;
    }
}
