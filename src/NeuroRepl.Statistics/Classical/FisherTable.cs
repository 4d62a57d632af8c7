using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>The counting behind Fisher's exact test.</summary>
internal static class FisherTable
{
    private const int MostTables = 20_000_000;
    private const double Alike = 1 + 1e-7;          // tables as likely as this one, up to rounding; R takes the same

    /// <summary>2 × 2: the hypergeometric distribution of the first cell.</summary>
    public static TestResult Of(int x, int row1, int row2, int column1, Alternative alternative, double level)
    {
        var (low, high) = (Math.Max(0, column1 - row2), Math.Min(row1, column1));
        double[] log = [.. Enumerable.Range(low, high - low + 1).Select(k => Gammas.LogChoose(row1, k) + Gammas.LogChoose(row2, column1 - k))];
        var p = Weighted(log, low, 1);
        var value = alternative switch
        {
            Alternative.Greater => p.Skip(x - low).Sum(),
            Alternative.Less => p.Take(x - low + 1).Sum(),
            _ => p.Where(q => q <= p[x - low] * Alike).Sum(),
        };
        var tail = alternative == Alternative.TwoSided ? (1 - level) / 2 : 1 - level;
        return new("")
        {
            StatisticName = "odds ratio",
            Statistic = Ratio(log, low, high, x),
            PValue = new(Math.Min(1, value), PKind.Exact),
            Alternative = alternative,
            Estimate = new(
                "odds ratio",
                Ratio(log, low, high, x),
                alternative == Alternative.Less ? 0 : x == low ? 0 : Solve(odds => Weighted(log, low, odds).Skip(x - low).Sum() - tail),
                alternative == Alternative.Greater ? double.PositiveInfinity : x == high ? double.PositiveInfinity : Solve(odds => Weighted(log, low, odds).Take(x - low + 1).Sum() - tail),
                level),
            N = row1 + row2,
        };
    }

    public static double ProbabilityOf(IReadOnlyList<IReadOnlyList<double>> counts, double[] rows, double[] columns, double total) =>
        Math.Exp(Constant(rows, columns, total) - counts.Sum(row => row.Sum(c => Gammas.Log(c + 1))));

    /// <summary>r × c: every table with these margins, column by column.</summary>
    public static double P(IReadOnlyList<IReadOnlyList<double>> counts, double[] rows, double[] columns, double total)
    {
        var constant = Constant(rows, columns, total);
        var observed = constant - counts.Sum(row => row.Sum(c => Gammas.Log(c + 1)));
        int[] left = [.. rows.Select(r => (int)r)], widths = [.. columns.Select(c => (int)c)];
        var sum = 0.0;
        var tables = 0L;
        Fill(0, 0, widths[0], constant);
        return Math.Min(1, sum);

        void Fill(int column, int row, int rest, double log)
        {
            if (column == widths.Length - 1)
            {
                foreach (var l in left) { log -= Gammas.Log(l + 1.0); }

                if (++tables > MostTables) { throw new ArgumentMistake($"The table has more than {MostTables:N0} arrangements.", "Use Contingency.ChiSquare(…), or merge rows."); }
                if (tables % 10_000 == 0) { Interrupt.ThrowIfRequested(); }
                if (log <= observed + 1e-7) { sum += Math.Exp(log); }

                return;
            }

            if (row == left.Length - 1)
            {
                if (rest > left[row]) { return; }

                left[row] -= rest;
                Fill(column + 1, 0, widths[column + 1], log - Gammas.Log(rest + 1.0));
                left[row] += rest;
                return;
            }

            for (var k = 0; k <= Math.Min(rest, left[row]); k++)
            {
                left[row] -= k;
                Fill(column, row + 1, rest - k, log - Gammas.Log(k + 1.0));
                left[row] += k;
            }
        }
    }

    private static double Constant(double[] rows, double[] columns, double total) => rows.Sum(r => Gammas.Log(r + 1)) + columns.Sum(c => Gammas.Log(c + 1)) - Gammas.Log(total + 1);

    private static double[] Weighted(double[] log, int low, double odds)
    {
        double[] weights = [.. log.Select((l, i) => l + ((low + i) * Math.Log(odds)))];
        var top = weights.Max();
        var sum = weights.Sum(w => Math.Exp(w - top));
        return [.. weights.Select(w => Math.Exp(w - top) / sum)];
    }

    /// <summary>The conditional maximum likelihood: the odds under which the mean count is the one at hand.</summary>
    private static double Ratio(double[] log, int low, int high, int x) => x == low ? 0 : x == high ? double.PositiveInfinity
        : Solve(odds => Weighted(log, low, odds).Select((p, i) => p * (low + i)).Sum() - x);

    private static double Solve(Func<double, double> function) => Math.Exp(Root.Near(u => function(Math.Exp(u)), 0));
}
