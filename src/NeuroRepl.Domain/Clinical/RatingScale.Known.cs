namespace NeuroRepl.Domain.Clinical;

public sealed partial class RatingScale
{
    private static readonly string[] PanssPositive = ["delusions", "conceptual disorganization", "hallucinations", "excitement", "grandiosity", "suspiciousness", "hostility"];

    private static readonly string[] PanssNegative =
        ["blunted affect", "emotional withdrawal", "poor rapport", "passive social withdrawal", "difficulty in abstract thinking", "lack of spontaneity", "stereotyped thinking"];

    private static readonly string[] PanssGeneral =
    [
        "somatic concern", "anxiety", "guilt feelings", "tension", "mannerisms and posturing", "depression", "motor retardation", "uncooperativeness", "unusual thought content", "disorientation",
        "poor attention", "lack of judgment and insight", "disturbance of volition", "poor impulse control", "preoccupation", "active social avoidance",
    ];

    /// <summary>Hamilton's scale of depression, 17 items, 0 to 52: nine items from 0 to 4, eight from 0 to 2. Remission: 7 or less.</summary>
    public static RatingScale Hdrs17 { get; } = new("HDRS-17",
    [
        Rated(1, "depressed mood", 4), Rated(2, "feelings of guilt", 4), Rated(3, "suicide", 4), Rated(4, "insomnia, early", 2), Rated(5, "insomnia, middle", 2), Rated(6, "insomnia, late", 2),
        Rated(7, "work and activities", 4), Rated(8, "retardation", 4), Rated(9, "agitation", 4), Rated(10, "anxiety, psychic", 4), Rated(11, "anxiety, somatic", 4), Rated(12, "somatic symptoms, gastrointestinal", 2),
        Rated(13, "somatic symptoms, general", 2), Rated(14, "genital symptoms", 2), Rated(15, "hypochondriasis", 4), Rated(16, "loss of weight", 2), Rated(17, "insight", 2),
    ]) { Source = "Hamilton 1960, J Neurol Neurosurg Psychiatry 23:56" };

    /// <summary>The Montgomery-Åsberg depression rating scale, ten items from 0 to 6, 0 to 60.</summary>
    public static RatingScale Madrs { get; } = new("MADRS",
    [
        Rated(1, "apparent sadness", 6), Rated(2, "reported sadness", 6), Rated(3, "inner tension", 6), Rated(4, "reduced sleep", 6), Rated(5, "reduced appetite", 6),
        Rated(6, "concentration difficulties", 6), Rated(7, "lassitude", 6), Rated(8, "inability to feel", 6), Rated(9, "pessimistic thoughts", 6), Rated(10, "suicidal thoughts", 6),
    ]) { Source = "Montgomery and Åsberg 1979, Br J Psychiatry 134:382" };

    /// <summary>The Snaith-Hamilton pleasure scale, 14 items from 1 to 4, 14 to 56 (ordinal scoring: more is less pleasure).</summary>
    public static RatingScale Shaps { get; } = Numbered("SHAPS", 14, 1, 4, "Snaith et al. 1995, Br J Psychiatry 167:99; ordinal scoring");

    /// <summary>The same scale scored as first published: 14 answers of 0 or 1, 0 to 14.</summary>
    public static RatingScale ShapsDichotomous { get; } = Numbered("SHAPS, dichotomous", 14, 0, 1, "Snaith et al. 1995, Br J Psychiatry 167:99");

    /// <summary>The clinician-administered dissociative states scale, the 23 subjective items from 0 to 4, 0 to 92, as used with ketamine.</summary>
    public static RatingScale Cadss23 { get; } = Numbered("CADSS", 23, 0, 4, "Bremner et al. 1998, J Trauma Stress 11:125; the subjective items");

    /// <summary>The clinician-administered dissociative states scale with its five observer items: 28 items from 0 to 4, 0 to 112.</summary>
    public static RatingScale Cadss28 { get; } = Numbered("CADSS-28", 28, 0, 4, "Bremner et al. 1998, J Trauma Stress 11:125");

    /// <summary>The positive and negative syndrome scale, 30 items from 1 to 7, 30 to 210, with its subscales positive, negative and general.</summary>
    /// <remarks>Five factors as a meta-analysis of 45 factor analyses found them are <see cref="PanssFactors"/>.</remarks>
    public static RatingScale Panss { get; } = PanssWith("PANSS", new Dictionary<string, IReadOnlyList<string>>
    {
        ["positive"] = Codes("P", 7), ["negative"] = Codes("N", 7), ["general"] = Codes("G", 16),
    }, "Kay, Fiszbein and Opler 1987, Schizophr Bull 13:261");

    /// <summary>PANSS with five factors in place of its subscales: positive, negative, disorganization, affect, resistance. Item G12 belongs to none.</summary>
    public static RatingScale PanssFactors { get; } = PanssWith("PANSS, five factors", new Dictionary<string, IReadOnlyList<string>>
    {
        ["positive"] = ["P1", "P3", "P5", "P6", "G9"],
        ["negative"] = ["N1", "N2", "N3", "N4", "N6", "G7", "G16"],
        ["disorganization"] = ["P2", "N5", "N7", "G5", "G10", "G11", "G13", "G15"],
        ["affect"] = ["G1", "G2", "G3", "G4", "G6"],
        ["resistance"] = ["P4", "P7", "G8", "G14"],
    }, "Shafer and Dazzi 2019, J Psychiatr Res 115:113");

    private static ScaleItem Rated(int number, string name, int highest) => new($"{number}", name, 0, highest);

    private static RatingScale Numbered(string name, int count, int lowest, int highest, string source) =>
        new(name, [.. Enumerable.Range(1, count).Select(number => new ScaleItem($"{number}", $"item {number}", lowest, highest))]) { Source = source };

    private static RatingScale PanssWith(string name, IReadOnlyDictionary<string, IReadOnlyList<string>> subscales, string source) =>
        new(name, [.. Lettered("P", PanssPositive), .. Lettered("N", PanssNegative), .. Lettered("G", PanssGeneral)]) { Subscales = subscales, Source = source };

    private static IEnumerable<ScaleItem> Lettered(string letter, string[] names) => names.Select((name, i) => new ScaleItem($"{letter}{i + 1}", name, 1, 7));

    private static IReadOnlyList<string> Codes(string letter, int count) => [.. Enumerable.Range(1, count).Select(number => $"{letter}{number}")];
}
