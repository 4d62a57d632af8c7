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

    private const ulong FoundAt = 0;
    private const double Mean = 4.4;
    private const double Spread = 1.05;

    private readonly Dictionary<(int Person, string Arm), double> _before = [];
    private readonly Dictionary<(int Person, string Arm), double> _later = [];

    private MarxLevels(IReadOnlyDictionary<(int, string), double> change, ulong seed, ulong draw, (double Placebo, double Ketamine) k, double f)
    {
        var random = new CounterRandom(seed + 3, draw);
        var men = Calibrate.Normal(random, MarxDesign.People);
        foreach (var arm in MarxDesign.Arms.Select(a => a.Name))
        {
            var isKetamine = arm == "ketamine";
            var mean = MarxDesign.Pairs.Where(p => p.Arm == arm).Average(p => change[p]);
            for (var person = 1; person <= MarxDesign.People; person++)
            {
                var y = change[(person, arm)];
                var level = Mean + (Spread * ((0.6 * men[person - 1]) + (0.8 * random.NextNormal()))) - ((isKetamine ? k.Ketamine : k.Placebo) * (y - mean));
                _before[(person, arm)] = Math.Max(1, level) * (isKetamine ? f : 1);
                _later[(person, arm)] = _before[(person, arm)] * (1 + y);
            }
        }
    }

    public double Before(int person, string arm) => _before[(person, arm)];

    public double Later(int person, string arm) => _later[(person, arm)];

    /// <summary>Levels for the relative changes of everyone.</summary>
    public static MarxLevels Draw(DatasetMode mode, ulong seed, IReadOnlyDictionary<(int Person, string Arm), double> change) => mode == DatasetMode.Stochastic
        ? new(change, seed, 0, (0.4, 0.4), 1.06)
        : Calibrate.FirstDraw(FoundAt, draw =>
        {
            MarxLevels Levels(double placebo, double ketamine, double f) => new(change, seed, draw, (placebo, ketamine), f);
            if (!Levels(0.4, 0.4, 1.06).IsNear(0.15, 0.04)) { return null; }

            var placebo = Calibrate.Root(k => Levels(k, 0, 1).PairedT("placebo") - T.Placebo, -1, 2);
            var ketamine = double.IsNaN(placebo) ? placebo : Calibrate.Root(k => Levels(0, k, 1).PairedT("ketamine") - T.Ketamine, -1, 2);
            var f = double.IsNaN(ketamine) ? ketamine : Calibrate.Root(s => Levels(placebo, ketamine, s).BetweenT("before") - T.Before, 0.7, 1.5);
            if (double.IsNaN(f)) { return null; }

            var levels = Levels(placebo, ketamine, f);
            return levels.IsNear(0.004, 0.0004) && levels._later.Values.Min() > 0.3 && levels._later.Values.Max() < 7.6
                ? levels : null;
        }) is var found ? Found(found.Draw, found.Sample) : throw new InvalidOperationException();

    private bool IsNear(double t, double rho) => Math.Abs(BetweenT("24 h") - T.After) < t && Math.Abs(OldhamRho() - Oldham) < rho;

    private double PairedT(string arm) => Calibrate.T([.. MarxDesign.Pairs.Where(p => p.Arm == arm).Select(p => _before[p] - _later[p])]);

    private double BetweenT(string draw)
    {
        var level = draw == "before" ? _before : _later;
        return Calibrate.T([.. Enumerable.Range(1, MarxDesign.People)
            .Where(n => MarxDesign.Arms.All(a => MarxDesign.HasBdnf(n, a.Name, draw)))
            .Select(n => level[(n, "placebo")] - level[(n, "ketamine")])]);
    }

    private double OldhamRho()
    {
        (int, string)[] both = [.. _before.Keys.Where(key => MarxDesign.HasBdnfPair(key.Person, key.Arm))];
        return Change.Oldham([.. both.Select(key => _before[key])], [.. both.Select(key => _later[key])]).Statistic;
    }

    public static ulong Last;
    private static MarxLevels Found(ulong draw, MarxLevels sample) { Last = draw; return sample; }
}
