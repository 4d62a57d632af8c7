namespace NeuroRepl.Scripting.Help;

/// <summary>Help on classical tests, multiplicity, audits and ledgers.</summary>
internal static class TestTopics
{
    public static IReadOnlyList<Topic> All { get; } =
    [
        new("classical tests", "t tests with standardised effects and exact intervals, rank tests that count every arrangement also with ties, tests of proportions and of normality: asked of arrays, or of a table by its columns. "
            + "Data that leave a test undefined give the reason, never p = 0.",
            "study.Participants.TTest(\"weight\", by: \"sex\")\nstudy.Participants.RankSumTest(\"weight\", by: \"sex\")\nTTest.Paired([5.1, 6.0, 5.5, 6.8, 5.9], [4.8, 5.2, 5.6, 6.1, 5.0])")
            { Words = ["t test", "ttest", "wilcoxon", "mann-whitney", "friedman", "kruskal", "sign test", "shapiro", "levene", "fisher", "chi-square", "mcnemar", "cohen"], Types = ["TestResult", "TestOutcome", "IntervalEstimate", "PairwiseResult"] },
        new("repeated measures", "Analysis of variance with factors within subjects and between them, type III as afex and car: F, sphericity, Greenhouse and Geisser's and Huynh and Feldt's corrections, partial and generalised η². "
            + "A long table is asked by its columns; subjects that lack a cell are left out and counted (a mixed model keeps them).",
            "var scores = new Table(\"scores\", [new TextColumn(\"subject\", [\"a\", \"a\", \"b\", \"b\", \"c\", \"c\", \"d\", \"d\", \"e\", \"e\"]), new TextColumn(\"dose\", [.. Enumerable.Range(0, 10).Select(n => n % 2 == 0 ? \"placebo\" : \"high\")]),\n"
            + "    new TextColumn(\"group\", [.. Enumerable.Range(0, 10).Select(n => n < 4 ? \"HV\" : \"TRD\")]), new NumberColumn(\"score\", [4, 6, 5, 5, 3, 7, 4, 8, 2, 7])]);\nscores.RepeatedAnova(\"score\", within: [\"dose\"], between: [\"group\"])")
            { Words = ["anova", "rm anova", "mixed anova", "afex", "mauchly", "sphericity", "greenhouse-geisser", "split plot"], Types = ["WithinEffect"] },
        new("classification", "How well conditions are told from features in subjects who were not learnt from: one subject is left out at a time, by linear discriminants or logistic regression; accuracy with its interval, confusion matrix, "
            + "and p by shuffling labels within subjects.",
            "var scans = new Table(\"scans\", [new TextColumn(\"subject\", [.. Enumerable.Range(0, 12).Select(n => $\"s{n / 2}\")]), new TextColumn(\"dose\", [.. Enumerable.Range(0, 12).Select(n => n % 2 == 0 ? \"placebo\" : \"high\")]),\n"
            + "    new NumberColumn(\"bold\", [.1, 1.2, .3, .9, -.2, .8, .5, .4, .0, 1.1, .2, 1.4])]);\nscans.Classify(\"dose\", by: [\"bold\"], rule: ClassificationRule.Logistic)")
            { Words = ["classify", "leave one out", "cross-validation", "decoding", "logistic", "accuracy", "confusion matrix", "lda"], Types = ["Classification", "ClassificationRule"] },
        new("correlation tests", "Pearson, Spearman (as R, or counted), Kendall, partial, and within subjects over repeated measures; differences of correlations, independent or of one sample.",
            "study.Participants.Correlate(\"age\", \"weight\")\nCorrelationDifference.Overlapping(r1: .50, r2: .20, r12: .40, n: 60)")
            { Words = ["correlation", "pearson", "spearman", "kendall", "partial", "steiger", "meng", "fisher z", "rmcorr"], Types = ["RepeatedCorrelation"] },
        new("resampling", "BCa bootstrap intervals of any statistic, and permutation tests that count every arrangement where they are few.",
            "Resampling.Bootstrap([2.1, 3.4, 1.9, 5.6, 2.8, 3.1], x => x.Average())\nResampling.PairedPermutation([5.1, 6.0, 5.5, 6.8, 5.9], [4.8, 5.2, 5.6, 6.1, 5.0])")
            { Words = ["bootstrap", "bca", "permutation test of a table", "exact test"] },
        new("power and equivalence", "The power of a test, the smallest sample that reaches it, and whether a difference is smaller than what would matter (TOST).",
            "Power.PairedT(d: .5, n: 26)\nPower.SampleSize(n => Power.PairedT(.5, n))\nEquivalence.Paired([5.1, 6.0, 5.5, 6.8, 5.9], [5.0, 6.1, 5.4, 6.9, 5.8], margin: .5)")
            { Words = ["power", "sample size", "equivalence", "tost", "smallest effect"] },
        new("multiplicity", "p-values adjusted for their number: Bonferroni, Holm, Hochberg, Hommel, Šidák, false discovery rates; and the level of each test when outcomes are correlated.",
            "Multiplicity.Adjust([.001, .02, .04], Adjust.Holm)\nMultiplicity.CorrelatedBonferroniLevel(tests: 8, meanCorrelation: .5)")
            { Words = ["bonferroni", "holm", "fdr", "multiple comparisons", "hochberg", "hommel", "sidak", "benjamini"], Types = ["Adjust"] },
        new("audit", "Recomputes what a printed result implies and says consistent, inconsistent, or impossible and why. Numbers given as text keep the decimals they were printed with.",
            "Audit.Coefficient(estimate: -0.330, standardError: 0.040, t: -0.836, p: 0.408)\nAudit.Recheck(\"t(25) = 2.39, p = .0249\")\nAudit.Sprite(\"3.25\", \"1.36\", n: 12, least: 1, most: 7)")
            { Words = ["recheck", "statcheck", "grim", "sprite", "published", "reported", "arithmetic"], Types = ["AuditReport", "AuditCheck", "Verdict", "PrintedNumber"] },
        new("ledger", "Who is in which analysis and why the others are not; the steps of each flow add up.",
            "var ledger = InclusionLedger.Of([\"sub-01\", \"sub-02\", \"sub-03\"], \"BOLD\", \"MRS\").Exclude(\"MRS\", \"CRLB above 20 %\", \"sub-02\");\nledger\nledger.Complete()")
            { Words = ["exclusion", "inclusion", "complete case", "consort", "flow"], Types = ["InclusionLedger", "InclusionStep"] },
    ];
}
