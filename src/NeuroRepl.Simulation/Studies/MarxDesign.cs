using NeuroRepl.Domain.Studies;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Calibration;

namespace NeuroRepl.Simulation.Studies;

/// <summary>Who takes part and what is missing: 35 men, two arms in a crossover, spectra before and 24 h after each infusion, three draws of blood around it.</summary>
internal static class MarxDesign
{
    public const ulong Seed = 1662051;

    public const int People = 35;

    /// <summary>Lower limit of quantification of the BDNF assay, pg/mL.</summary>
    public const double LimitOfQuantification = 23.4;

    public static readonly IReadOnlyList<Arm> Arms =
    [
        new("placebo", "NaCl 0.9 %"),
        new("ketamine", "S-ketamine 0.11 mg/kg over 8 min, 2 min pause, then 0.22 mg/kg over 40 min"),
    ];

    /// <summary>Times of spectra as parts of a session's name.</summary>
    public static readonly IReadOnlyList<string> Times = ["Pre", "Post"];

    /// <summary>
    /// Draws of which there is no number. Chosen so that they add up to what is printed: 32 of 210; before and after 24 h both there in 24 (placebo) and
    /// 27 (ketamine); baselines of both arms in 28 people (df 27), 24 h of both in 21 (df 20).
    /// </summary>
    private static readonly Dictionary<(string Arm, string Draw), int[]> NoBdnf = new()
    {
        [("placebo", "before")] = [3, 11, 19, 28],
        [("ketamine", "before")] = [7, 15, 31],
        [("placebo", "24 h")] = [3, 5, 9, 14, 22, 25, 30, 34],
        [("ketamine", "24 h")] = [2, 7, 12, 17, 26, 33],
        [("placebo", "after")] = [4, 10, 16, 23, 27, 35],
        [("ketamine", "after")] = [6, 13, 18, 24, 32],
    };

    /// <summary>Spectra that fail, and why: 29 (placebo) and 32 (ketamine) people keep both of theirs, 20 and 26 of them with BDNF.</summary>
    private static readonly Dictionary<(int Person, string Arm, string Time), MarxFault> Bad = new()
    {
        [(1, "placebo", "Post")] = MarxFault.Noise,
        [(8, "placebo", "Pre")] = MarxFault.Width,
        [(9, "placebo", "Pre")] = MarxFault.Width,
        [(20, "placebo", "Pre")] = MarxFault.NoiseAndBound,
        [(28, "placebo", "Post")] = MarxFault.Width,
        [(29, "placebo", "Post")] = MarxFault.Width,
        [(15, "ketamine", "Post")] = MarxFault.Width,
        [(21, "ketamine", "Post")] = MarxFault.Width,
        [(26, "ketamine", "Pre")] = MarxFault.Noise,
    };

    /// <summary>The one sample lost in the laboratory.</summary>
    public static readonly (int Person, string Arm, string Draw) Lost = (16, "placebo", "after");

    /// <summary>The draw with the least BDNF: the shifted logarithm makes it 0, so it may not be a baseline.</summary>
    public static readonly (int Person, string Arm, string Draw) Least = (5, "ketamine", "after");

    public static readonly IReadOnlyList<string> Draws = ["before", "after", "24 h"];

    public static bool HasBdnf(int person, string arm, string draw) => !NoBdnf[(arm, draw)].Contains(person);

    public static bool HasBdnfPair(int person, string arm) => HasBdnf(person, arm, "before") && HasBdnf(person, arm, "24 h");

    public static MarxFault Fault(int person, string arm, string time) => Bad.GetValueOrDefault((person, arm, time));

    public static bool HasGluPair(int person, string arm) => Times.All(time => Fault(person, arm, time) == MarxFault.None);

    public static bool IsPair(int person, string arm) => HasBdnfPair(person, arm) && HasGluPair(person, arm);

    /// <summary>People and arms in the order of the coupling's table: placebo first.</summary>
    public static IReadOnlyList<(int Person, string Arm)> Pairs { get; } =
        [.. from arm in Arms from person in Enumerable.Range(1, People) where IsPair(person, arm.Name) select (person, arm.Name)];

    /// <summary>Age 25.1 ± 4.2 (18 to 35) and the genotypes as published; body mass index and orders chosen.</summary>
    public static IReadOnlyList<MarxPerson> Men()
    {
        var random = new CounterRandom(Seed, 1);
        var ages = Calibrate.ToMoments([.. Enumerable.Range(0, People).Select(_ => -Math.Log(1 - (0.95 * random.NextDouble())))], 25.1, 4.25);
        var masses = Calibrate.ToMoments(Calibrate.Normal(random, People), 23.4, 2.5);
        string[] genotypes = [.. Enumerable.Repeat("Val/Val", 24), .. Enumerable.Repeat("Val/Met", 9), .. Enumerable.Repeat("Met/Met", 2)];
        random.Shuffle(genotypes);
        return
        [
            .. Enumerable.Range(1, People).Select(n => new MarxPerson
            {
                Number = n,
                Age = (int)Math.Clamp(Math.Round(ages[n - 1]), 18, 35),
                BodyMassIndex = Math.Round(masses[n - 1], 1),
                Order = n % 2 == 1 ? "PK" : "KP",
                Genotype = genotypes[n - 1],
            }),
        ];
    }
}
