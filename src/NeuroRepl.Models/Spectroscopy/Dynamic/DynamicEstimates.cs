using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>The parameters at the optimum with their covariances, and how to read a quantity's course from them.</summary>
internal sealed class DynamicEstimates(ParameterLayout layout, double[] parameters, RowMajor shared, RowMajor[] own, RowMajor[] cross, double[] seconds, bool[] isKnown)
{
    public ParameterLayout Layout => layout;

    public double Value(Quantity quantity, int cell) => layout.Value(quantity, cell, parameters);

    public IEnumerable<Quantity> All(QuantityKind kind) => layout.Quantities.Where(q => q.Kind == kind);

    /// <summary>The course of a sum of quantities, with all their covariances.</summary>
    public ParameterCourse Course(string name, params Quantity[] parts)
    {
        var (values, errors) = PerTransient(parts);
        var longest = parts.MaxBy(part => part.Course.Parameters.Count)!;
        var canSum = parts.All(part => !part.Course.IsFree && part.Course.IsLinear && (part.Course.Parameters.SequenceEqual(longest.Course.Parameters) || Lift(part, longest) is not null));
        var (names, estimates, covariance) = parts is [{ Course.IsLinear: false }] || (canSum && !longest.Course.IsFree) ? Coefficients(parts, longest) : ([], [], []);
        return new ParameterCourse
        {
            Name = name,
            Unit = longest.Unit,
            Parameters = names,
            Estimates = estimates,
            Covariance = covariance,
            Seconds = seconds,
            Values = values,
            StandardErrors = errors,
            IsByCondition = longest.Course.ParametersAreValues && names.Count > 1,
        };
    }

    private (double[] Values, double[] Errors) PerTransient(Quantity[] parts)
    {
        var (values, errors) = (new double[seconds.Length], new double[seconds.Length]);
        var (gradient, mine) = (new double[layout.Shared], new double[layout.Private]);
        var one = new double[layout.Quantities.Max(q => q.Count)];
        for (var c = 0; c < layout.Cells.Count; c++)
        {
            Array.Clear(gradient);
            Array.Clear(mine);
            var (value, known) = (0.0, true);
            foreach (var part in parts)
            {
                value += layout.Value(part, c, parameters);
                layout.Gradient(part, c, parameters, one);
                for (var p = 0; p < part.Count; p++)
                {
                    known &= one[p] == 0 || isKnown[layout.Start(part, c) + p];
                    if (part.Course.IsFree) { mine[part.Offset] += one[p]; }
                    else { gradient[part.Offset + p] += one[p]; }
                }
            }

            var variance = known ? Variance(c, gradient, mine) : double.PositiveInfinity;
            foreach (var i in layout.Cells[c]) { (values[i], errors[i]) = (value, Math.Sqrt(variance)); }
        }

        return (values, errors);
    }

    private double Variance(int cell, double[] gradient, double[] mine)
    {
        var sum = 0.0;
        for (var i = 0; i < gradient.Length; i++) { sum += gradient[i] == 0 ? 0 : gradient[i] * Vectors.Dot(shared.Row(i), gradient); }

        for (var q = 0; q < mine.Length; q++)
        {
            sum += mine[q] == 0 ? 0 : mine[q] * (Vectors.Dot(own[cell].Row(q), mine) + (2 * Vectors.Dot(cross[cell].Row(q), gradient)));
        }

        return Math.Max(sum, 0);
    }

    /// <summary>Coefficients of another part's course that give the constant one, so that what is fixed can be added to what runs; null where there are none.</summary>
    private double[]? Lift(Quantity part, Quantity longest)
    {
        if (part.Course.Parameters.Count != 1 || part.Course is not { IsLinear: true }) { return null; }

        var one = new double[longest.Count];
        longest.Course.Start(1, one);
        return Enumerable.Range(0, layout.Cells.Count).All(c => Math.Abs(longest.Course.Value(layout.Cells[c][0], one) - 1) < 1e-9
            && Math.Abs(part.Course.Value(layout.Cells[c][0], [1]) - 1) < 1e-9) ? one : null;
    }

    private (IReadOnlyList<string> Names, double[] Estimates, double[] Covariance) Coefficients(Quantity[] parts, Quantity longest)
    {
        var n = longest.Count;
        var (estimates, map) = (new double[n], new RowMajor(n, layout.Shared));
        foreach (var part in parts)
        {
            var lift = part.Course.Parameters.SequenceEqual(longest.Course.Parameters) ? null : Lift(part, longest);
            for (var k = 0; k < n; k++)
            {
                var (at, weight) = lift is null ? (part.Offset + k, 1.0) : (part.Offset, lift[k]);
                estimates[k] += weight * parameters[at];
                map[k, at] += weight;
            }
        }

        var covariance = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            var row = new double[layout.Shared];
            for (var p = 0; p < row.Length; p++) { row[p] = Vectors.Dot(shared.Row(p), map.Row(i)); }

            for (var j = 0; j < n; j++) { covariance[(i * n) + j] = Vectors.Dot(row, map.Row(j)); }

            if (!parts.All(part => Enumerable.Range(part.Offset, part.Count).All(p => isKnown[p]))) { covariance[(i * n) + i] = double.PositiveInfinity; }
        }

        return (longest.Course.Parameters, estimates, covariance);
    }
}
