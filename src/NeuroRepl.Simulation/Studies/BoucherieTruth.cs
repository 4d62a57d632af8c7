using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Simulation.Studies;

/// <summary>What each spectrum of the simulated study is made of, drawn so that the arms differ by exactly the chosen means.</summary>
/// <remarks>
/// A visit's amount is profile × person × visit × effect. For Glu and Lac the effect of a dose in a person is mean + SD·z percent of that person's
/// placebo
/// amount, with z standardised over those who have both visits (mean 0, SD 1). Everything is rounded to four decimals before it is used, so that
/// truth.json holds the numbers themselves.
/// </remarks>
internal sealed class BoucherieTruth
{
    /// <summary>A profile of the anterior cingulate in mM with its spread over people and over visits (coefficients of variation); chosen.</summary>
    private static readonly (string Name, double Millimolar, double People, double Visits)[] Profile =
    [
        ("Ala", 0.4, 0.20, 0.10), ("Asc", 1.1, 0.12, 0.06), ("Asp", 2.2, 0.12, 0.06), ("Cr", 4.6, 0.06, 0.02),
        ("GABA", 1.4, 0.12, 0.05), ("GPC", 1.1, 0.10, 0.03),
        ("GSH", 1.3, 0.10, 0.04), ("Glc", 1.2, 0.20, 0.10),
        ("Gln", 2.6, 0.12, 0.04), ("Glu", 10.4, 0.07, 0), ("Ins", 6.4, 0.10, 0.02), ("Lac", 0.9, 0.15, 0),
        ("NAA", 10.6, 0.06, 0.015), ("NAAG", 1.4, 0.15, 0.05), ("PCh", 0.6, 0.10, 0.05), ("PCr", 4.0, 0.06, 0.02),
        ("PE", 1.6, 0.12, 0.06), ("Scyllo", 0.35, 0.30, 0.05),
        ("Tau", 1.4, 0.12, 0.05), (BasisSetSimulation.MacromoleculesName, 2.4, 0.08, 0.03),
    ];

    /// <summary>Percent of the placebo amount, mean and SD over people. Glu as published (+3 %, d about 0.5); the rest chosen.</summary>
    private static readonly Dictionary<(string Metabolite, string Arm), (double Mean, double Sd)> Effects = new()
    {
        [("Glu", "low")] = (1.6, 5.8),
        [("Glu", "high")] = (3.0, 5.8),
        [("Lac", "low")] = (5, 15),
        [("Lac", "high")] = (12, 15),
    };

    private readonly Dictionary<(int Subject, string Metabolite, string Arm), double> _percent = [];

    public BoucherieTruth(IReadOnlyList<BoucherieSubject> subjects)
    {
        foreach (var ((metabolite, arm), (mean, sd)) in Effects)
        {
            var z = Standardised(subjects, metabolite, arm);
            foreach (var subject in subjects) { _percent[(subject.Number, metabolite, arm)] = mean + (sd * z[subject.Number]); }
        }
    }

    /// <summary>The mean effects that the arms were given, in percent of placebo, for truth.json.</summary>
    public static IEnumerable<(string Metabolite, string Arm, double Mean, double Sd)> Means =>
        Effects.Select(e => (e.Key.Metabolite, e.Key.Arm, e.Value.Mean, e.Value.Sd));

    public SpectrumTruth Of(BoucherieSubject subject, string arm)
    {
        var person = new CounterRandom(BoucherieDesign.Seed + 1, (ulong)subject.Number);
        var visit = new CounterRandom(BoucherieDesign.Seed + 2, Stream(subject, arm));
        var amounts = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, millimolar, people, visits) in Profile)
        {
            var effect = 1 + (_percent.GetValueOrDefault((subject.Number, name, arm)) / 100);
            amounts[name] = Rounded(millimolar * (1 + (people * person.NextNormal())) * (1 + (visits * visit.NextNormal())) * effect);
        }

        var isBroad = subject.Excluded.ContainsKey(arm);
        return new SpectrumTruth
        {
            Concentrations = amounts,
            LorentzianHz = Rounded(3.5 + person.NextDouble()),
            GaussianHz = Rounded((isBroad ? 18 : 7 + (2 * person.NextDouble())) + (0.25 * visit.NextNormal()) - (arm == "placebo" ? 0 : 0.1)),
            ShiftPpm = Rounded(0.004 * visit.NextNormal()),
            Phase0Degrees = Rounded(12 * visit.NextNormal()),
            Phase1DegreesPerPpm = Rounded(0.4 * visit.NextNormal()),
            Baseline = [new BaselineHump(2.6, 5, Rounded(60 + (15 * visit.NextNormal())))],
            SignalToNoise = Rounded(100 + (40 * visit.NextDouble())),
            ResidualWater = Rounded(0.0001 + (0.0003 * visit.NextDouble())),
            WaterMillimolar = Rounded(40000 * (1 + (0.02 * person.NextNormal()))),
        };
    }

    /// <summary>An independent stream for each visit, whatever the size of the study.</summary>
    public static ulong Stream(BoucherieSubject subject, string arm) =>
        ((ulong)subject.Number * 4) + (arm switch { "low" => 1UL, "high" => 2UL, _ => 0UL });

    private static Dictionary<int, double> Standardised(IReadOnlyList<BoucherieSubject> subjects, string metabolite, string arm)
    {
        var seed = BoucherieDesign.Seed + 3 + (metabolite == "Glu" ? 0UL : 1UL);
        var z = subjects.ToDictionary(s => s.Number, s => new CounterRandom(seed, Stream(s, arm)).NextNormal());
        var both = subjects.Where(s => s.Has("placebo") && s.Has(arm)).Select(s => z[s.Number]).ToArray();
        var mean = both.Average();
        var sd = Math.Sqrt(both.Sum(v => (v - mean) * (v - mean)) / (both.Length - 1));
        return z.ToDictionary(pair => pair.Key, pair => (pair.Value - mean) / sd);
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
