using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.MixedEffects;

namespace NeuroRepl.Statistics.Voxelwise;

/// <summary>A group model with first-level variances at every place: <c>copes.FitFlame(varcopes)</c>.</summary>
public sealed class GroupMaps
{
    private const int Tile = 1024;
    private readonly CopeSet _copes;
    private readonly CopeSet _varcopes;
    private readonly Dictionary<string, EffectMaps> _known = [];
    private readonly Lock _making = new();

    internal GroupMaps(CopeSet copes, CopeSet varcopes, FlameMaps maps)
    {
        (_copes, _varcopes, Design, DegreesOfFreedom, Missing) = (copes, varcopes, maps.Design, maps.DegreesOfFreedom, maps.Missing);
        BetweenVariance = new(copes.Space, [.. maps.BetweenVariances.Select(v => (float)v)]) { Name = "variance between subjects", Unit = "variance" };
        Zero = maps.BetweenVariances.Count(v => v == 0);
        Between = maps.BetweenVariances;
        var places = copes.Space.Places;
        Notes =
        [
            .. copes.Notes,
            .. Missing == 0 ? Array.Empty<string>() : [$"{Missing} of {maps.Places} {places} have no model (NaN): a scan lacks a value there, or its variance is not above zero."],
            .. Zero == 0 ? Array.Empty<string>() : [$"At {Zero} {places} the variance between subjects is zero: there subjects scatter no more than their first-level variances say, and the result holds for these subjects."],
        ];
    }

    /// <summary>What was tested.</summary>
    public string Name => _copes.Name;

    /// <summary>The places.</summary>
    public BrainSpace Space => _copes.Space;

    /// <summary>The design, a row a scan.</summary>
    public DesignMatrix Design { get; }

    /// <summary>Degrees of freedom of t: scans minus columns of the design unless the options say otherwise.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>Variance between subjects at each place, in squared units of the maps.</summary>
    public BrainMap BetweenVariance { get; }

    /// <summary>How many places have no model, because a value is missing or a variance not above zero.</summary>
    public int Missing { get; }

    /// <summary>At how many places the variance between subjects is zero.</summary>
    public int Zero { get; }

    /// <summary>What a reader must know, each a sentence.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The columns of the design, each as maps.</summary>
    public IReadOnlyList<EffectMaps> Effects => [.. Design.Names.Select(name => this[name])];

    /// <summary>One effect by the name of its column.</summary>
    /// <exception cref="DesignException">The design has no such column.</exception>
    public EffectMaps this[string column] => Of(column, Design.Contrast($"`{column}`"));

    internal IReadOnlyList<double> Between { get; }

    /// <summary>A weighted sum of effects in words: <c>Contrast("high - low")</c>.</summary>
    /// <exception cref="DesignException">It cannot be read, or names what is no column.</exception>
    public EffectMaps Contrast(string contrast) => Of(contrast, Design.Contrast(contrast));

    /// <inheritdoc/>
    public override string ToString() => $"group model of {Name}: {string.Join(", ", Design.Names)} on {Space}";

    private EffectMaps Of(string name, Contrast contrast)
    {
        lock (_making)
        {
            if (!_known.TryGetValue(name, out var maps)) { _known[name] = maps = Make(name, contrast); }

            return maps;
        }
    }

    // β̂ = (XᵀWX)⁻¹XᵀWy and its covariance (XᵀWX)⁻¹ at the τ² that was found, so that any contrast comes at the price of one pass over the data.
    private EffectMaps Make(string name, Contrast contrast)
    {
        var (n, p, places) = (Design.Rows, Design.Columns, Space.Count);
        double[] x = [.. Enumerable.Range(0, n).SelectMany(Design.Row)];
        double[] weights = [.. contrast.Weights];
        var (estimate, error, df) = (new float[places], new float[places], new float[places]);
        Array.Fill(df, (float)DegreesOfFreedom);
        Parallel.For(0, (places + Tile - 1) / Tile, new ParallelOptions { CancellationToken = Interrupt.Token }, tile =>
        {
            var (a, beta, half) = (new double[p * p], new double[p], new double[p]);
            var y = _copes.Values.Span;
            var s = _varcopes.Values.Span;
            for (var place = tile * Tile; place < Math.Min(places, (tile + 1) * Tile); place++)
            {
                Array.Clear(a);
                Array.Clear(beta);
                for (var i = 0; i < n; i++)
                {
                    var at = (i * places) + place;
                    var w = 1 / (s[at] + Between[place]);
                    for (var j = 0; j < p; j++)
                    {
                        var wx = w * x[(i * p) + j];
                        beta[j] += wx * y[at];
                        for (var k = 0; k <= j; k++) { a[(j * p) + k] += wx * x[(i * p) + k]; }
                    }
                }

                (estimate[place], error[place]) = (float.NaN, float.NaN);
                if (double.IsNaN(Between[place]) || Cholesky.Factor(a, p, p) >= 0) { continue; }

                Cholesky.Solve(a, p, p, beta);
                weights.CopyTo(half, 0);
                Cholesky.Solve(a, p, p, half);
                var (sum, variance) = (0.0, 0.0);
                for (var j = 0; j < p; j++) { (sum, variance) = (sum + (weights[j] * beta[j]), variance + (weights[j] * half[j])); }

                (estimate[place], error[place]) = ((float)sum, (float)Math.Sqrt(variance));
            }
        });
        return new(name, Space, estimate, error, df);
    }
}
