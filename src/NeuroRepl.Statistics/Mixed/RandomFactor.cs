using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>All random effects over one grouping factor: what varies, over which levels, and which elements of the relative covariance factor are free.</summary>
internal sealed class RandomFactor
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>The level of each observation.</summary>
    public required int[] Codes { get; init; }

    /// <summary>The names of the effects that vary.</summary>
    public required IReadOnlyList<string> Effects { get; init; }

    /// <summary>Observations × effects.</summary>
    public required RowMajor Z { get; init; }

    /// <summary>The free elements (row, column) of Λ's lower triangle, columns first, one block a term of the formula.</summary>
    public required IReadOnlyList<(int Row, int Column)> Free { get; init; }

    public int Width => Effects.Count;

    /// <summary>Λ with these parameters.</summary>
    public double[,] Factor(ReadOnlySpan<double> theta)
    {
        var factor = new double[Width, Width];
        for (var k = 0; k < Free.Count; k++) { factor[Free[k].Row, Free[k].Column] = theta[k]; }

        return factor;
    }

    public static IReadOnlyList<RandomFactor> Of(ModelFrame frame, ModelOptions options)
    {
        var groups = frame.Formula.RandomTerms.GroupBy(random => string.Join(":", random.Grouping.Variables.Order(StringComparer.Ordinal)));
        return [.. groups.Select(group => One(frame, [.. group], options)).OrderByDescending(factor => factor.Levels.Count * factor.Width)];
    }

    private static RandomFactor One(ModelFrame frame, RandomTerm[] terms, ModelOptions options)
    {
        var grouping = terms[0].Grouping;
        var (codes, levels) = frame.LevelsOf(grouping);
        if (levels.Count < 2)
        {
            throw frame.Formula.MistakeAbout(grouping.Variables[0], $"The grouping factor {grouping.Name} has only one level.", "A variance between groups needs at least two of them, and says little below five: take the term out, or look at which rows are left.");
        }

        var (effects, free, parts) = (new List<string>(), new List<(int, int)>(), new List<RowMajor>());
        foreach (var term in terms)
        {
            var matrix = ModelMatrix.Of(frame, term.Effects, term.HasIntercept, options.Of);
            if (matrix.Columns.Count == 0) { throw new FormulaException($"Nothing varies in ({term}).", "Write (1 | group), or (x | group).", frame.Formula.Text, 0); }

            var start = effects.Count;
            effects.AddRange(matrix.Columns);
            for (var column = 0; column < matrix.Columns.Count; column++)
            {
                for (var row = column; row < matrix.Columns.Count; row++) { free.Add((start + row, start + column)); }
            }

            parts.Add(matrix.Build(frame).X);
        }

        if ((long)levels.Count >= frame.Count && effects.Count == 1)
        {
            throw frame.Formula.MistakeAbout(grouping.Variables[0], $"The grouping factor {grouping.Name} has {levels.Count} levels for {frame.Count} observations: its variance cannot be told from the residual.",
                "Each group needs repeated observations: group by subject rather than by row, or use FitLinear.");
        }

        if ((long)levels.Count * effects.Count >= frame.Count && effects.Count > 1 && terms.Any(t => t.Effects.Count > 0))
        {
            throw frame.Formula.MistakeAbout(grouping.Variables[0], $"({string.Join(") + (", terms.Select(t => t.ToString()))}) asks for {levels.Count * effects.Count} random effects from {frame.Count} observations: their variances cannot be told from the residual.",
                "Let fewer effects vary: (1 | group), or average within cells no further than needed.");
        }

        var z = new RowMajor(frame.Count, effects.Count);
        for (var row = 0; row < frame.Count; row++)
        {
            var at = 0;
            foreach (var part in parts)
            {
                part.Row(row).CopyTo(z.Row(row)[at..]);
                at += part.Columns;
            }
        }

        return new RandomFactor { Name = grouping.Name, Levels = levels, Codes = codes, Effects = effects, Z = z, Free = free };
    }
}
