using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Penalised least squares of a linear mixed model: the profiled criterion, its estimates and its exact derivatives in the relative covariance parameters θ.</summary>
/// <remarks>
/// Bates, Mächler, Bolker and Walker, J. Stat. Softw. 67(1) (2015), eq. 34 to 42. All data enter once, as cross-products; a step in θ costs what the random effects cost,
/// and never a pass over the observations. With V = I + ZΛΛᵀZᵀ, G = ΛΛᵀ, K = ZᵀV⁻¹Z, U = ZᵀV⁻¹X, w = Zᵀ(residual) and Φ = (XᵀV⁻¹X)⁻¹:
/// ∂ln|V| = tr(K ∂G), ∂ln|XᵀV⁻¹X| = −tr(Φ Uᵀ∂G U), ∂r² = −wᵀ∂G w.
/// </remarks>
internal sealed class MixedProblem
{
    private readonly RowMajor _gram;            // [X y]ᵀ[X y], lower triangle

    private MixedProblem(RowMajor gram, IReadOnlyList<Component> components) => (_gram, Components) = (gram, components);

    public required int Observations { get; init; }

    public required bool IsReml { get; init; }

    public required IReadOnlyList<RandomFactor> Factors { get; init; }

    /// <summary>Σ ln(prior weight): what weighting takes from the deviance.</summary>
    public double LogWeights { get; init; }

    public required RowMajor X { get; init; }

    public required RowMajor[] Z { get; init; }

    public IReadOnlyList<Component> Components { get; }

    public int Columns => X.Columns;

    public int Parameters => Factors.Sum(factor => factor.Free.Count);

    /// <summary>How many numbers the criterion counts: n, or n − p under REML.</summary>
    public int Freedom => IsReml ? Observations - Columns : Observations;

    /// <param name="isWhole">Whether x is weighted already.</param>
    public static MixedProblem Of(RowMajor x, double[] y, IReadOnlyList<RandomFactor> factors, bool reml, double[]? weights, bool isWhole = false, int? largestDense = null)
    {
        var z = factors.Select(factor => factor.Z).ToArray();
        if (weights is not null)
        {
            (x, y, z) = (x.Copy(), (double[])y.Clone(), [.. z.Select(one => one.Copy())]);
            for (var row = 0; row < y.Length; row++)
            {
                var root = Math.Sqrt(weights[row]);
                y[row] *= root;
                if (!isWhole) { TensorPrimitives.Multiply(x.Row(row), root, x.Row(row)); }

                foreach (var one in z) { TensorPrimitives.Multiply(one.Row(row), root, one.Row(row)); }
            }
        }

        var both = new RowMajor(x.Rows, x.Columns + 1);
        for (var row = 0; row < x.Rows; row++)
        {
            x.Row(row).CopyTo(both.Row(row));
            both[row, x.Columns] = y[row];
        }

        var gram = new RowMajor(both.Columns, both.Columns);
        for (var row = 0; row < both.Rows; row++)
        {
            var values = both.Row(row);
            for (var j = 0; j < values.Length; j++)
            {
                if (values[j] != 0) { TensorPrimitives.MultiplyAdd(values[..(j + 1)], values[j], gram.Row(j)[..(j + 1)], gram.Row(j)[..(j + 1)]); }
            }
        }

        return new(gram, largestDense is { } largest ? ComponentBuilder.Of(factors, z, both, largest) : ComponentBuilder.Of(factors, z, both))
        {
            Observations = x.Rows, IsReml = reml, Factors = factors, X = x, Z = z, LogWeights = weights?.Sum(Math.Log) ?? 0,
        };
    }

    /// <summary>The same design and another response, already weighted.</summary>
    public MixedProblem With(double[] y) => With(y, IsReml);

    public MixedProblem With(double[] y, bool reml)
    {
        var gram = _gram.Copy();
        var last = gram.Row(Columns);
        last.Clear();
        for (var row = 0; row < Observations; row++) { TensorPrimitives.MultiplyAdd(X.Row(row), y[row], last[..Columns], last[..Columns]); }

        last[Columns] = TensorPrimitives.SumOfSquares<double>(y);
        var sums = Factors.Select((factor, k) =>
        {
            var sum = new double[factor.Levels.Count * factor.Width];
            for (var row = 0; row < Observations; row++)
            {
                var target = sum.AsSpan(factor.Codes[row] * factor.Width, factor.Width);
                TensorPrimitives.MultiplyAdd(Z[k].Row(row), y[row], target, target);
            }

            return sum;
        }).ToArray();
        return With(gram, reml, (cross, member, width) =>
        {
            for (var e = 0; e < width; e++) { cross[member.Start + e, Columns] = sums[member.Factor][(member.Level * width) + e]; }
        });
    }

    /// <summary>The same data under the other criterion.</summary>
    public MixedProblem WithReml(bool reml) => With(_gram, reml, null);

    /// <summary>The problem with one coefficient held at a value: its column goes, and y loses its part.</summary>
    public MixedProblem Holding(int column, double value)
    {
        int[] left = [.. Enumerable.Range(0, Columns).Where(c => c != column)];
        var full = new RowMajor(Columns + 1, Columns + 1);
        for (var i = 0; i <= Columns; i++)
        {
            for (var j = 0; j <= i; j++) { full[i, j] = full[j, i] = _gram[i, j]; }
        }

        for (var j = 0; j <= Columns; j++) { full[Columns, j] -= value * full[column, j]; }
        for (var j = 0; j <= Columns; j++) { full[j, Columns] -= value * full[j, column]; }

        int[] kept = [.. left, Columns];
        var gram = Select(full, kept, kept);
        var components = Components.Select(component =>
        {
            var cross = new RowMajor(component.Size, kept.Length);
            for (var i = 0; i < component.Size; i++)
            {
                for (var j = 0; j < left.Length; j++) { cross[i, j] = component.Cross[i, left[j]]; }

                cross[i, left.Length] = component.Cross[i, Columns] - (value * component.Cross[i, column]);
            }

            return component.With(cross);
        });
        return new(gram, [.. components]) { Observations = Observations, IsReml = IsReml, Factors = Factors, X = new RowMajor(Observations, left.Length), Z = Z, LogWeights = LogWeights };
    }

    public double[][,] Lambda(ReadOnlySpan<double> theta)
    {
        var result = new double[Factors.Count][,];
        for (int k = 0, at = 0; k < result.Length; at += Factors[k].Free.Count, k++) { result[k] = Factors[k].Factor(theta.Slice(at, Factors[k].Free.Count)); }

        return result;
    }

    /// <summary>The start that lme4 takes: Λ = I.</summary>
    public double[] Start() => [.. Factors.SelectMany(factor => factor.Free.Select(free => free.Row == free.Column ? 1.0 : 0.0))];

    /// <summary>The estimates that minimise the criterion for given θ, and the criterion.</summary>
    public MixedState At(double[] theta)
    {
        var lambda = Lambda(theta);
        var gram = _gram.Copy();
        var logDeterminant = 0.0;
        foreach (var component in Components)
        {
            component.Factor(lambda);
            component.Reduce(gram);
            logDeterminant += component.LogDeterminant;
        }

        return new MixedState(this, theta, lambda, gram, logDeterminant);
    }

    private MixedProblem With(RowMajor gram, bool reml, Action<RowMajor, (int Factor, int Level, int Start), int>? replace) => new(gram, [.. Components.Select(component =>
    {
        var cross = component.Cross.Copy();
        if (replace is not null)
        {
            foreach (var member in component.Members) { replace(cross, member, Factors[member.Factor].Width); }
        }

        return component.With(cross);
    })])
    {
        Observations = Observations, IsReml = reml, Factors = Factors, X = X, Z = Z, LogWeights = LogWeights,
    };

    private static RowMajor Select(RowMajor from, int[] rows, int[] columns)
    {
        var result = new RowMajor(rows.Length, columns.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++) { result[i, j] = from[rows[i], columns[j]]; }
        }

        return result;
    }
}
