using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Longitudinal;

namespace NeuroRepl.Simulation.Studies;

/// <summary>Everything of the simulated study but its spectra: people, glutamate, BDNF; and the table that the paper's pipeline makes of them.</summary>
internal sealed class MarxSample
{
    public MarxSample(DatasetMode mode, ulong seed)
    {
        Men = MarxDesign.Men();
        Glutamate = new(mode, seed);
        Dictionary<(int, string), double> change = [];
        var random = new CounterRandom(seed + 5);
        foreach (var arm in MarxDesign.Arms)
        {
            foreach (var man in Men) { change[(man.Number, arm.Name)] = Math.Clamp((arm.Name == "placebo" ? -0.06 : -0.13) + (0.27 * random.NextNormal()), -0.6, 0.6); }
        }

        var coupled = MarxCoupling.Draw(mode, seed, [.. MarxDesign.Pairs.Select(p => Glutamate.RelativeChange(p.Person, p.Arm))], Men);
        foreach (var (k, pair) in MarxDesign.Pairs.Index()) { change[pair] = coupled[k]; }

        Levels = MarxLevels.Draw(mode, seed, change);
        Draws = MarxAssay.Draws(seed, Levels);
    }

    public IReadOnlyList<MarxPerson> Men { get; }

    public MarxGlutamate Glutamate { get; }

    public MarxLevels Levels { get; }

    public IReadOnlyList<MarxDraw> Draws { get; }

    /// <summary>The paper's pipeline over the numbers as they are written: clock time out, shifted logarithm, relative changes, complete pairs.</summary>
    public Table Coupling()
    {
        MarxDraw[] measured = [.. Draws.Where(d => d.Flag == "ok")];
        var residuals = Adjustments.ClockTimeResiduals([.. measured.Select(d => d.PgPerMl)], [.. measured.Select(d => d.Minutes / 60.0)]);
        var levels = Adjustments.ShiftAndLog(residuals.Values).Values;
        var level = measured.Select((d, i) => (Key: (d.Person, d.Arm, d.Draw), Level: levels[i])).ToDictionary(d => d.Key, d => d.Level);
        var pairs = MarxDesign.Pairs;
        var bdnf = Change.Relative([.. pairs.Select(p => level[(p.Person, p.Arm, "before")])], [.. pairs.Select(p => level[(p.Person, p.Arm, "24 h")])]);
        return new("glu-bdnf",
        [
            new TextColumn("participant_id", [.. pairs.Select(p => Men[p.Person - 1].Id)]),
            new TextColumn("treatment", [.. pairs.Select(p => p.Arm)]),
            new NumberColumn("dGlu", [.. pairs.Select(p => Glutamate.RelativeChange(p.Person, p.Arm))]),
            new NumberColumn("dBdnf", [.. bdnf.Values]),
            new NumberColumn("age", [.. pairs.Select(p => (double)Men[p.Person - 1].Age)]),
            new NumberColumn("bmi", [.. pairs.Select(p => Men[p.Person - 1].BodyMassIndex)]),
            new TextColumn("rs6265", [.. pairs.Select(p => Men[p.Person - 1].Genotype)]),
        ]);
    }
}
