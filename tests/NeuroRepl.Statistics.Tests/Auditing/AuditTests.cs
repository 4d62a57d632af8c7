using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Auditing;

namespace NeuroRepl.Statistics.Tests.Auditing;

public sealed class AuditTests
{
    /// <summary>The slips listed for the five papers, as printed: those that are arithmetic, each with the audit that finds it.</summary>
    private static readonly (string Slip, Func<AuditReport> Audit)[] Arithmetic =
    [
        ("P0-I1 446 volumes cannot hold 9 blocks of 48 and two minutes of 5.1 s", () => Audit.Total("446", 9 * 48, "23.5")),
        ("P0-I2 low dose: .11 + .1 mg/kg/h for 40 min is not .17", () => Audit.Same("0.17", 0.11 + (0.1 * 40 / 60), "mg/kg")),
        ("P0-I2 high dose: .22 + .2 mg/kg/h for 40 min is not .33", () => Audit.Same("0.33", 0.22 + (0.2 * 40 / 60), "mg/kg")),
        ("P0-I3 Z = 300 is no normal deviate", () => Audit.Recheck("Z = 300, p < .0001")),
        ("P0-I4 41.6 is not the tie-corrected Friedman statistic of these ranks", () => Audit.Same("41.6", 42.431, "Friedman χ²")),
        ("P0-I5 V = 109 with p = .003 is not of 26 pairs", () => Audit.SignedRank(109, n: 26, p: "0.003")),
        ("P0-I6 d = .51 of 24 pairs has no p of .01", () => Audit.T(0.51 * Math.Sqrt(24), 23, p: "0.01")),
        ("P0-I6 p falls where d falls", () => Audit.Ordered(("0.58", "0.05"), ("0.54", "0.01"))),
        ("P0-I11 32 subjects over 6 sequences", () => Audit.Balanced(32, 6)),
        ("P1-I2 F(1, 35) = 10.963 has no p < .001", () => Audit.Recheck("F(1, 35) = 10.963, p < .001")),
        ("P1-I6 65.70 degrees of freedom are fewer than three times in 37 leave", () => Audit.WithinDf(65.70, times: 3, completeSubjects: 37, allSubjects: 47)),
        ("P2-I1 r < -.45 and p > .08 contradict each other", () => Audit.Recheck("rs < -0.45, p > 0.08", n: 16)),
        ("P2-I4 r = -.64 with p = .007 is not of 17", () => Audit.Recheck("r = -.64, n = 17, p = .007")),
        ("P2-I5 F < 1.99 goes with p > .165, not .17", () => Audit.F("< 1.99", 1, 45, "> 0.17")),
        ("P3-I1 participation ratio 12.8 and 12.30", () => Audit.Same("12.8", "12.30")),
        ("P3-I2 df (2, 60) of 100 + 276 + 22 values", () => Audit.AnovaDf(2, 60, 100, 276, 22)),
        ("P3-I3 41.1 and 41.4 %", () => Audit.Same("41.1", "41.4")),
        ("P3-I3 22 leave-one-out samples of 23 subjects", () => Audit.Same("22", "23", "jackknife samples")),
        ("P3-I4 p = .025 and p = .015 for one correlation", () => Audit.Same("0.025", "0.015", "p")),
        ("P3-I5 923 on the general scale of the PANSS", () => Audit.InScale(923, 16, 112)),
        ("P4-I1 intercept: t = -0.077", () => Audit.Coefficient("-0.048", "0.062", "-0.077", "0.444", df: 42)),
        ("P4-I2 SE = 0.040", () => Audit.Coefficient("-0.330", "0.040", "-0.836", "0.408", df: 42)),
        ("P4-I3 1.00482 does not round to 1.004", () => Audit.Same("1.004", "1.00482", "interaction")),
        ("P4-I4 210 samples of 35 in two periods at two times", () => Audit.Product("210", 35, 2, 2)),
        ("P4-I5 df = 27 of 26 pairs", () => Audit.PairedDf(27, 26)),
        ("P4-I5 df = 20 of 20 pairs", () => Audit.PairedDf(20, 20)),
        ("P4-I6 rs = .186 with p = .195 is not of 46", () => Audit.Recheck("rs = 0.186, n = 46, p = .195")),
        ("P4-I8 alpha .0335 is not Bonferroni's", () => Audit.Alpha("0.0335", tests: 2)),
    ];

    /// <summary>Those that are no arithmetic: names, labels, directions, plans.</summary>
    private static readonly string[] NotArithmetic =
    [
        "P0-I7 no difference of plasma between doses (pharmacokinetics)", "P0-I8 numbering of the supplement", "P0-I9 accuracy promised, LOO-IC reported",
        "P0-I10 block 5 as sustained response", "P1-I1 remission ≤ 7 or < 7", "P1-I3 precentral or SMA", "P1-I4 which panel", "P1-I5 direction of change", "P1-I7 remitters named twice",
        "P2-I2 DC or DCP", "P2-I3 caudate or ventral striatum", "P2-I6 radius in mm or voxels", "P4-I7 sign of t",
        "P4-I9 division by the zero of a shifted logarithm: RelativeChange warns (see RelativeChangeTests)",
    ];

    public static TheoryData<string> Slips { get; } = new(Arithmetic.Select(a => a.Slip));

    [Theory]
    [MemberData(nameof(Slips))]
    public void An_arithmetic_slip_of_the_papers_is_found(string slip)
    {
        var report = Arithmetic.Single(a => a.Slip == slip).Audit();

        Assert.True(report.Verdict >= Verdict.Inconsistent, report.ToString());
        Assert.NotEmpty(report.Slips);
    }

    [Fact]
    public void At_least_fifteen_of_the_38_are_arithmetic_and_every_one_is_accounted_for()
    {
        static string Name(string slip) => slip.Split(' ')[0];
        var found = Arithmetic.Select(a => Name(a.Slip)).Distinct().ToArray();

        Assert.True(found.Length >= 15);
        Assert.Empty(found.Intersect(NotArithmetic.Select(Name)));
        Assert.Equal(38, found.Length + NotArithmetic.Length);
    }

    [Fact]
    public void What_the_papers_print_rightly_is_consistent()
    {
        AuditReport[] right =
        [
            Audit.Recheck("t(25) = 2.39, p = .0249"), Audit.Recheck("t(19) = 1.12, p = .278"), Audit.Recheck("t(27) = -1.01, p = .321"), Audit.Recheck("t(20) = 0.47, p = .644"),
            Audit.Recheck("F(14, 621.6) = 1.83, p = .032"), Audit.Recheck("F(14, 595) = 2.51, p = .002"), Audit.Recheck("F(1, 48.5) = 1.11, p = .30"), Audit.Recheck("F(3, 42) = 2.832, p = .0497"),
            Audit.Recheck("χ2(2) = 41.6, p < .0001"), Audit.Recheck("z = 1.91, p = .06"), Audit.Recheck("r = -.64, n = 16, p = .007"), Audit.Recheck("rs = 0.186, p = .195, n = 50"),
            Audit.Recheck("W = 0.95946, n = 46, p = .1092"), Audit.SignedRank("109", 15, "0.003"), Audit.SignedRank("278.5", 26, "0.009"), Audit.SignedRank("351", 26, "< .0001"), Audit.Percentage("40.5", 15, 37),
            Audit.Coefficient("-0.150", "0.085", "-1.772", "0.084", df: 42), Audit.Coefficient("1.005", "0.470", "2.138", "0.038", df: 42),
        ];

        Assert.Empty(right.Where(r => !r.IsConsistent).Select(r => r.ToString()));
    }

    [Fact]
    public void The_coefficient_of_the_script_says_which_number_is_the_misprint()
    {
        var report = Audit.Coefficient(estimate: -0.330, standardError: 0.040, t: -0.836, p: 0.408);

        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Assert.Contains("estimate or SE is the misprint", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("SE = 0.395", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_n_behind_a_correlation_is_found()
    {
        Assert.Equal([16], Audit.NFromCorrelation("-0.642", "0.0073"));
        Assert.Contains(50, Audit.NFromCorrelation("0.186", "0.195", isSpearman: true));
        Assert.DoesNotContain(46, Audit.NFromCorrelation("0.186", "0.195", isSpearman: true));
    }

    [Theory]
    [InlineData("3.45", 20, true)]           // 69/20
    [InlineData("3.47", 20, false)]          // 69/20 = 3.45, 70/20 = 3.50: Brown and Heathers' kind of case
    [InlineData("5.19", 28, false)]          // 145/28 = 5.179, 146/28 = 5.214: their example
    [InlineData("5.18", 28, true)]
    public void Grim_knows_which_means_whole_numbers_have(string mean, int n, bool isPossible) => Assert.Equal(isPossible, Audit.Grim(mean, n).IsConsistent);

    [Fact]
    public void Grimmer_agrees_with_trying_every_sample()
    {
        // All samples of five whole numbers from 0 to 6: every mean and SD of theirs is possible, and some others are not.
        var seen = new HashSet<(string, string)>();
        foreach (var sample in Samples(5, 6))
        {
            var mean = sample.Average();
            seen.Add((mean.ToString("F2"), Math.Sqrt(sample.Sum(x => (x - mean) * (x - mean)) / 4).ToString("F2")));
        }

        Assert.All(seen, s => Assert.True(Audit.Grimmer(s.Item1, s.Item2, 5).IsConsistent));
        Assert.Equal(Verdict.Impossible, Audit.Grimmer("2.40", "1.00", 5).Verdict);
        Assert.DoesNotContain(("2.40", "1.00"), seen);

        // And a sample is found for just those.
        foreach (var (mean, sd) in from sum in Enumerable.Range(0, 31) from hundredths in Enumerable.Range(0, 340) select ((sum / 5.0).ToString("F2"), (hundredths / 100.0).ToString("F2")))
        {
            Assert.Equal((mean, sd, seen.Contains((mean, sd))), (mean, sd, Audit.Sprite(mean, sd, 5, 0, 6).IsConsistent));
        }

        static IEnumerable<int[]> Samples(int n, int most) => n == 0 ? [[]] : Samples(n - 1, most).SelectMany(s => Enumerable.Range(0, most + 1).Select(x => (int[])[.. s, x]));
    }

    [Fact]
    public void A_scale_bounds_mean_and_SD()
    {
        Assert.True(Audit.Scale("3.0", "2.1", 20, 1, 5).IsConsistent);                       // half at each end: SD 2.05
        Assert.Equal(Verdict.Impossible, Audit.Scale("3.0", "2.2", 20, 1, 5).Verdict);
        Assert.Equal(Verdict.Impossible, Audit.Scale("5.6", "0.1", 20, 1, 5).Verdict);
    }

    [Theory]
    [InlineData("t(25) = 2.39, p = 1.2", Verdict.Impossible)]
    [InlineData("r(14) = 1.64, p = .007", Verdict.Impossible)]
    [InlineData("F(0, 12) = 3.1, p = .04", Verdict.Impossible)]
    [InlineData("F(2, 12) = -3.1, p = .04", Verdict.Impossible)]
    [InlineData("V = 400, n = 26, p = .01", Verdict.Impossible)]
    [InlineData("t(25) = 2.39, p = .0125", Verdict.Inconsistent)]
    [InlineData("t(25) = 2.39, p = .0249, d = 0.47", Verdict.Consistent)]
    [InlineData("t(25) = 2.39, p = .0249, d = 0.97", Verdict.Inconsistent)]
    [InlineData("b = -0.330, SE = 0.040, t(42) = -0.836, p = .408", Verdict.Inconsistent)]
    [InlineData("The rest was silence.", Verdict.CannotTell)]
    public void Results_are_read_from_text(string text, Verdict verdict) => Assert.Equal(verdict, Audit.Recheck(text).Verdict);

    [Fact]
    public void A_paragraph_is_read_result_by_result()
    {
        var report = Audit.Recheck("BDNF fell (t(25) = 2.39, p = .0249), but not under placebo, t(19) = 1.12, p = .028. Baselines were alike (t(27) = −1.01, p = .321).");

        Assert.Equal(3, report.Checks.Count);
        Assert.Contains("t(19) = 1.12", Assert.Single(report.Slips).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_one_sided_p_is_recognised() => Assert.Contains("one-sided", Audit.Recheck("t(25) = 2.39, p = .0124").ToString(), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_number_is_refused() => Assert.Throws<ArgumentMistake>(() => Audit.T("about two", 25, "0.02"));
}
