using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Calibration;
using NeuroRepl.Statistics.Longitudinal;

namespace NeuroRepl.Simulation.Studies;

/// <summary>BDNF on the paper's adjusted scale (clock time taken out, shifted, logarithm): levels before, and 24 h later by the relative change.</summary>
/// <remarks>
/// A level is m + s·(person, visit) − k·(change − its mean in the arm), in the ketamine arm times f. The relative changes are given, so that k, f and the
/// draw are free: k decides the paired t of an arm, f the t between the arms' baselines; the draw is taken where the rest comes out as printed.
/// </remarks>
internal sealed class MarxLevels
{
    /// <summary>t of before − 24 h in the arms, and of placebo − ketamine before and after 24 h.</summary>
    public static readonly (double Placebo, double Ketamine, double Before, double After) T = (1.12, 2.39, -1.01, 0.47);

    /// <summary>Spearman's correlation of change with mean level, over everyone with both draws.</summary>
    public const double Oldham = 0.186;

    // The draw that comes nearest among a hundred thousand, as Search finds it.
    private const ulong FoundAt = 32618;
    private const double Mean = 4.4;
    private const double Spread = 1.05;
    private const int People = MarxDesign.People;

    // Rows are people in the placebo arm, then in the ketamine arm.
    private static readonly int[][] Pairs = [.. MarxDesign.Arms.Select(arm => MarxDesign.Pairs.Where(p => p.Arm == arm.Name).Select(p => Row(p.Person, p.Arm)).ToArray())];
    private static readonly int[] WithBefore = InBothArms("before");
    private static readonly int[] WithLater = InBothArms("24 h");
    private static readonly int[] Complete =
        [.. from arm in MarxDesign.Arms from person in Enumerable.Range(1, People) where MarxDesign.HasBdnfPair(person, arm.Name) select Row(person, arm.Name)];

    private readonly double[] _before;
    private readonly double[] _later;

    private MarxLevels(double[] change, double[] drawn, double[] slope, double factor)
    {
        (_before, _later) = (new double[drawn.Length], new double[drawn.Length]);
        for (var arm = 0; arm < 2; arm++)
        {
            var mean = Pairs[arm].Average(row => change[row]);
            for (var row = arm * People; row < (arm + 1) * People; row++)
            {
                _before[row] = Math.Max(1, drawn[row] - (slope[arm] * (change[row] - mean))) * (arm == 1 ? factor : 1);
                _later[row] = _before[row] * (1 + change[row]);
            }
        }
    }

    public double Before(int person, string arm) => _before[Row(person, arm)];

    public double Later(int person, string arm) => _later[Row(person, arm)];

    /// <summary>Where a person stands in an arm.</summary>
    public static int Row(int person, string arm) => person - 1 + (arm == "ketamine" ? People : 0);

    /// <summary>Levels for the relative changes of everyone, a value a <see cref="Row"/>.</summary>
    public static MarxLevels Draw(DatasetMode mode, ulong seed, double[] change) => mode == DatasetMode.Stochastic
        ? new(change, Drawn(seed, 0), [0.4, 0.4], 1.06)
        : Calibrated(change, Drawn(seed, FoundAt));

    /// <summary>The draw of which t between the arms after 24 h and Oldham's correlation come nearest to what is printed.</summary>
    public static ulong Search(ulong seed, double[] change, int draws)
    {
        var (best, least) = (0UL, double.PositiveInfinity);
        for (var draw = 0UL; draw < (ulong)draws && least > 1.6; draw++)
        {
            var score = Calibrated(change, Drawn(seed, draw)).Distance();
            if (score < least) { (best, least) = (draw, score); }
        }

        return best;
    }

    private static MarxLevels Calibrated(double[] change, double[] drawn)
    {
        var slope = new double[2];
        foreach (var (arm, t) in new[] { T.Placebo, T.Ketamine }.Index())
        {
            slope[arm] = Calibrate.Root(k => new MarxLevels(change, drawn, [k, k], 1).PairedT(arm) - t, -2, 3);
            if (double.IsNaN(slope[arm])) { slope[arm] = 0.4; }
        }

        var factor = Calibrate.Root(f => new MarxLevels(change, drawn, slope, f).BetweenT(WithBefore, levels => levels._before) - T.Before, 0.7, 1.5);
        return new(change, drawn, slope, double.IsNaN(factor) ? 1.06 : factor);
    }

    /// <summary>How far it is from what is printed, in halves of the last digits; infinite where a level is too near zero or absurdly high.</summary>
    private double Distance()
    {
        double Off(double value, double printed, double half) => Math.Abs(value - printed) / half;
        if (_later.Min() < 0.1 || _later.Max() > 8.6) { return double.PositiveInfinity; }

        var rough = Off(BetweenT(WithLater, levels => levels._later), T.After, 0.005) + Off(PairedT(0), T.Placebo, 0.005) + Off(PairedT(1), T.Ketamine, 0.005) + Off(BetweenT(WithBefore, levels => levels._before), T.Before, 0.005);
        return rough > 20 ? rough + 1000 : rough + Off(OldhamRho(), Oldham, 0.0005);
    }

    private static double[] Drawn(ulong seed, ulong draw)
    {
        var random = new CounterRandom(seed + 3, draw);
        var people = Calibrate.Normal(random, People);
        return [.. Calibrate.Normal(random, 2 * People).Select((z, row) => Mean + (Spread * ((0.6 * people[row % People]) + (0.8 * z))))];
    }

    private static int[] InBothArms(string draw) => [.. Enumerable.Range(1, People).Where(n => MarxDesign.Arms.All(arm => MarxDesign.HasBdnf(n, arm.Name, draw))).Select(n => n - 1)];

    private double PairedT(int arm) => Calibrate.T([.. Pairs[arm].Select(row => _before[row] - _later[row])]);

    private double BetweenT(int[] people, Func<MarxLevels, double[]> level) => Calibrate.T([.. people.Select(row => level(this)[row] - level(this)[row + People])]);

    private double OldhamRho() => Change.Oldham([.. Complete.Select(row => _before[row])], [.. Complete.Select(row => _later[row])]).Statistic;
}
