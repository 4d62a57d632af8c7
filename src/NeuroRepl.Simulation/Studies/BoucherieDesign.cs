using NeuroRepl.Domain.Studies;
using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Studies;

/// <summary>Who takes part: the published design with drawn people. Three arms, six balanced orders, some visits missing.</summary>
internal static class BoucherieDesign
{
    public const ulong Seed = 2025;

    public static readonly IReadOnlyList<Arm> Arms =
    [
        new("placebo", "NaCl 0.9 %"),
        new("low", "S-ketamine 0.11 mg/kg bolus over 1 min, then 0.1 mg/kg/h for 40 min"),
        new("high", "S-ketamine 0.22 mg/kg bolus over 1 min, then 0.2 mg/kg/h for 40 min"),
    ];

    private static readonly string[] Orders = ["PLH", "LHP", "HPL", "PHL", "LPH", "HLP"];

    /// <summary>
    /// CADSS after placebo, low and high dose: 26 rows for which Wilcoxon's V between the arms is 300, 351 and 278.5, as the paper reports.
    /// </summary>
    private static readonly (int, int, int)[] Cadss =
    [
        (0, 12, 33), (1, 11, 2), (0, 3, 8), (2, 17, 24), (0, 18, 29), (0, 8, 1), (0, 8, 11), (2, 2, 4), (2, 11, 15),
        (0, 16, 26), (0, 11, 26), (0, 2, 6), (0, 6, 7), (1, 7, 17), (2, 21, 33), (0, 9, 27), (2, 6, 18), (0, 13, 7), (0, 13, 1),
        (0, 14, 26), (1, 9, 2), (0, 6, 11), (2, 2, 5), (0, 2, 17), (1, 16, 18), (0, 9, 14),
    ];

    public static IReadOnlyList<BoucherieSubject> Subjects(DatasetScale scale) =>
        [.. Enumerable.Range(1, scale == DatasetScale.Tiny ? 8 : 32).Select(n => Person(n, scale))];

    private static BoucherieSubject Person(int number, DatasetScale scale)
    {
        var random = new CounterRandom(Seed, (ulong)number);
        var sex = number % 16 is 1 or 3 or 6 or 8 or 10 or 13 or 15 ? "F" : "M";                       // 14 of 32, as published
        var age = (int)Math.Clamp(Math.Round(18.6 + (4.2 * -Math.Log(1 - random.NextDouble()))), 19, 43);  // mean 22.8, range 19 to 43
        var height = Math.Round((sex == "F" ? 1.68 : 1.82) + (0.06 * random.NextNormal()), 2);
        var weight = Math.Round((18.8 + (6.0 * random.NextDouble())) * height * height, 1);            // BMI 18.5 to 25 was asked for
        return new BoucherieSubject
        {
            Number = number,
            Age = age,
            Sex = sex,
            HeightM = height,
            WeightKg = weight,
            Order = Orders[(number - 1) % Orders.Length],
            PriorKetamine = random.NextDouble() < 0.4,
            Cadss = Cadss[(number - 1) % Cadss.Length],
            Missing = Missing(number, scale),
            Excluded = scale == DatasetScale.Tiny && number == 6
                ? new Dictionary<string, string> { ["low"] = "linewidth of total creatine above 19 Hz" }
                : new Dictionary<string, string>(),
        };
    }

    /// <summary>In the full size 26 of 32 have all three visits, as published; which of the others came when is chosen.</summary>
    private static Dictionary<string, string> Missing(int number, DatasetScale scale) => (scale, number) switch
    {
        (DatasetScale.Tiny, 5) => new() { ["high"] = "withdrew after the second visit" },
        (DatasetScale.Tiny, 7) => new() { ["low"] = "scanner not available on the day" },
        (DatasetScale.Full, 27 or 28) => new() { ["low"] = "withdrew after the second visit" },
        (DatasetScale.Full, 29) => new() { ["placebo"] = "scanner not available on the day" },
        (DatasetScale.Full, 30) => new() { ["placebo"] = "withdrew after the first visit", ["low"] = "withdrew after the first visit" },
        (DatasetScale.Full, 31 or 32) => new() { ["placebo"] = "screening failed", ["low"] = "screening failed", ["high"] = "screening failed" },
        _ => [],
    };
}
