using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>How a Wilcoxon test is made; the defaults are the most exact there is.</summary>
public sealed record WilcoxonOptions
{
    private string _why = "Exact whenever the sums can be counted, ties and zeros included; else the normal approximation with ties and continuity corrected.";

    /// <summary>What happens to differences of zero.</summary>
    public ZeroDifferences Zeros { get; init; }

    /// <summary>Whether the normal approximation is corrected by half a rank.</summary>
    public bool Continuity { get; init; } = true;

    /// <summary>Most observations for which every arrangement is counted; 0 always approximates.</summary>
    public int ExactUpTo { get; init; } = 400;

    /// <summary>Whether sums are counted although there are ties or zeros.</summary>
    public bool ExactWithTies { get; init; } = true;

    /// <summary>Of the interval of the location.</summary>
    public double Level { get; init; } = .95;

    /// <summary>The definition of another program: "R", "SPSS", "scipy", "coin".</summary>
    /// <exception cref="ArgumentMistake">None of these.</exception>
    public static WilcoxonOptions As(string program) => program switch
    {
        "R" => new()
        {
            ExactUpTo = 49,
            ExactWithTies = false,
            _why = "wilcox.test of R: exact below 50 without ties or zeros; else normal, corrected for ties and continuity. Zeros are left out. Its V is the sum of the positive ranks.",
        },
        "SPSS" => new() { ExactUpTo = 0, Continuity = false, _why = "NPAR TESTS of SPSS prints the normal approximation, corrected for ties but not for continuity; zeros are left out." },
        "scipy" => new()
        {
            ExactUpTo = 50,
            ExactWithTies = false,
            Continuity = false,
            _why = "scipy.stats.wilcoxon and mannwhitneyu: exact for small samples without ties; else normal, corrected for ties; wilcoxon leaves out the continuity correction unless asked.",
        },
        "coin" => new() { ExactUpTo = 400, Zeros = ZeroDifferences.Pratt, _why = "coin's wilcoxsign_test: Pratt's zeros; exact by the shift algorithm when asked for." },
        _ => throw new ArgumentMistake($"No definition is called \"{program}\".", "There are \"R\", \"SPSS\", \"scipy\" and \"coin\"; without one it is exact wherever it can be."),
    };

    /// <summary>In what this definition differs from others, and why.</summary>
    public string Why() => _why;
}
