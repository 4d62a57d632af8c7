using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Calibration;

namespace NeuroRepl.Simulation.Studies;

/// <summary>Glutamate before and 24 h after each infusion, as LCModel prints it for the whole voxel, and what the voxel is made of.</summary>
internal sealed class MarxGlutamate
{
    /// <summary>
    /// Mean and SD of the relative change. They are not printed, but follow from Table 1: with SE, F and the coefficients known, the design has one solution.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, (double Mean, double Sd)> Change = new Dictionary<string, (double, double)>
    {
        ["placebo"] = (0.0453111, 0.1545651),
        ["ketamine"] = (0.0967407, 0.2088379),
    };

    private readonly Dictionary<(int Person, string Arm, string Time), (double Gm, double Wm, double Glu)> _scans = [];

    public MarxGlutamate(DatasetMode mode, ulong seed)
    {
        foreach (var arm in Change.Keys)
        {
            var (mean, sd) = Change[arm];
            var change = Calibrate.Normal(new CounterRandom(seed, arm == "placebo" ? 11UL : 12UL), MarxDesign.People).Select(z => mean + (sd * Math.Clamp(z, -2.6, 2.6))).ToArray();
            int[] pairs = [.. MarxDesign.Pairs.Where(p => p.Arm == arm).Select(p => p.Person - 1)];
            if (mode == DatasetMode.Exact)
            {
                var moved = Calibrate.ToMoments([.. pairs.Select(i => change[i])], mean, sd);
                foreach (var (k, i) in pairs.Index()) { change[i] = moved[k]; }
            }

            for (var person = 1; person <= MarxDesign.People; person++) { Scan(person, arm, change[person - 1], new CounterRandom(seed + 1, Stream(person, arm))); }
        }
    }

    public static ulong Stream(int person, string arm) => ((ulong)person * 2) + (arm == "placebo" ? 0UL : 1UL);

    /// <summary>Volume fractions of the voxel, and glutamate in mmol per litre of voxel, rounded as LCModel prints it.</summary>
    public (double Gm, double Wm, double Glu) Of(int person, string arm, string time) => _scans[(person, arm, time)];

    /// <summary>Glutamate per grey and white matter: what the paper analyses.</summary>
    public double PerTissue(int person, string arm, string time) => Of(person, arm, time) is var scan ? scan.Glu / (scan.Gm + scan.Wm) : 0;

    /// <summary>(24 h − before) / before.</summary>
    public double RelativeChange(int person, string arm) => (PerTissue(person, arm, "Post") / PerTissue(person, arm, "Pre")) - 1;

    private void Scan(int person, string arm, double change, CounterRandom random)
    {
        // Who starts low rises more, as in the parent study: part of a change is regression to the mean.
        var before = 9.4 * (1 - (0.35 * change)) * (1 + (0.05 * random.NextNormal()));
        foreach (var time in MarxDesign.Times)
        {
            var gm = Math.Round(0.62 + (0.03 * random.NextNormal()), 4);
            var wm = Math.Round(0.21 + (0.02 * random.NextNormal()), 4);
            _scans[(person, arm, time)] = (gm, wm, Math.Round(before * (time == "Pre" ? 1 : 1 + change) * (gm + wm), 3));
        }
    }
}
