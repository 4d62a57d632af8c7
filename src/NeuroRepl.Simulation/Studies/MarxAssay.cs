using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Calibration;

namespace NeuroRepl.Simulation.Studies;

/// <summary>From levels on the adjusted scale back to what the laboratory measured: 210 draws with clock times, duplicates, and a limit of quantification.</summary>
/// <remarks>
/// The paper takes the straight line over clock time out, adds |smallest| + 1 and takes the logarithm. Backwards: E = exp(level); pg/mL = E + constant +
/// slope · time. The way forward finds the same levels again where E has no trend over the day and its smallest value is 1: both are arranged with the
/// draws right after the infusion, which enter no analysis.
/// </remarks>
internal static class MarxAssay
{
    private const double SlopePerHour = -6;
    private const double Floor = 62;
    private const int Earliest = (8 * 60) + 15;
    private const int Latest = (19 * 60) + 36;

    public static IReadOnlyList<MarxDraw> Draws(ulong seed, MarxLevels levels)
    {
        var random = new CounterRandom(seed + 4);
        (int Person, string Arm, string Draw)[] all =
            [.. from person in Enumerable.Range(1, MarxDesign.People) from arm in MarxDesign.Arms from draw in MarxDesign.Draws select (person, arm.Name, draw)];
        var minutes = Clock(random, all);
        bool[] measured = [.. all.Select(d => MarxDesign.HasBdnf(d.Person, d.Arm, d.Draw))];
        double[] signal = [.. all.Select(d => Math.Exp(d.Draw switch
        {
            "before" => levels.Before(d.Person, d.Arm),
            "24 h" => levels.Later(d.Person, d.Arm),
            _ => Math.Max(1.5, levels.Before(d.Person, d.Arm) + (0.6 * random.NextNormal())),
        }))];
        signal[Array.IndexOf(all, MarxDesign.Least)] = 1;
        TakeTrendOut(signal, minutes, all, measured);

        var (middle, level) = (measured.Index().Where(m => m.Item).Average(m => minutes[m.Index]), Floor);
        return
        [
            .. all.Select((d, i) =>
            {
                var pg = measured[i] ? signal[i] + level + (SlopePerHour * (minutes[i] - middle) / 60) : MarxDesign.LimitOfQuantification * (0.2 + (0.78 * random.NextDouble()));
                var (well, half) = (pg / MarxDraw.Dilution, 0.03 * random.NextNormal());
                return d == MarxDesign.Lost
                    ? new MarxDraw(d.Person, d.Arm, d.Draw, minutes[i], double.NaN, double.NaN, "technical")
                    : new MarxDraw(d.Person, d.Arm, d.Draw, minutes[i], Math.Round(well * (1 + half), 4), Math.Round(well * (1 - half), 4), measured[i] ? "ok" : "below LOQ");
            }),
        ];
    }

    /// <summary>Before at any time of the day, after two hours later, the third the day after at about the time of the first; first and last as published.</summary>
    private static int[] Clock(CounterRandom random, (int Person, string Arm, string Draw)[] all)
    {
        var minutes = new int[all.Length];
        var (start, first, last) = (0, int.MaxValue, 0);
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Draw == "before") { start = Earliest + 1 + random.NextInt((9 * 60) - 10); }

            minutes[i] = all[i].Draw switch { "before" => start, "after" => start + 115 + random.NextInt(20), _ => Math.Max(Earliest + 1, start + 45 + random.NextInt(60)) };
            if (!MarxDesign.HasBdnf(all[i].Person, all[i].Arm, all[i].Draw)) { continue; }

            if (all[i].Draw == "before" && minutes[i] < first) { first = minutes[i]; }
            if (minutes[i] > last) { last = minutes[i]; }
        }

        for (var i = 0; i < all.Length; i++)
        {
            if (minutes[i] == first && all[i].Draw == "before") { minutes[i] = Earliest; }
            else if (minutes[i] == last) { minutes[i] = Latest; }
        }

        return minutes;
    }

    /// <summary>Tilts the draws right after the infusion over the day until all draws together have no trend.</summary>
    private static void TakeTrendOut(double[] signal, int[] minutes, (int Person, string Arm, string Draw)[] all, bool[] measured)
    {
        int[] rows = [.. Enumerable.Range(0, all.Length).Where(i => measured[i])];
        var middle = rows.Average(i => minutes[i]);
        int[] free = [.. rows.Where(i => all[i].Draw == "after" && all[i] != MarxDesign.Least)];
        var trend = rows.Sum(i => signal[i] * (minutes[i] - middle));
        var tilt = -trend / free.Sum(i => signal[i] * (minutes[i] - middle) * (minutes[i] - middle));
        foreach (var i in free) { signal[i] *= 1 + (tilt * (minutes[i] - middle)); }

        if (free.Any(i => signal[i] < 1.05)) { throw new InvalidOperationException("The trend is too steep for the draws that may be tilted."); }
    }
}
