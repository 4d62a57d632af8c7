namespace NeuroRepl.Scripting.Help;

/// <summary>Topics on ratings, behaviour and genotypes.</summary>
internal static class ClinicalTopics
{
    public static IReadOnlyList<Topic> All { get; } =
    [
        new("rating scales", "HDRS-17, MADRS, SHAPS, CADSS and PANSS with their items, ranges and subscales: totals from items, and a check of totals that stand in a table. "
            + "Percentages of change are of the first total above the lowest that can be.",
            "RatingScale.Panss\nRatingScale.Panss[\"general\"].Check(new Table(\"panss\", [new NumberColumn(\"general\", [31, 923])]), \"general\")\nRatingScale.Hdrs17.PercentChange(before: 22, after: 9)")
            { Words = ["hdrs", "hamilton", "madrs", "shaps", "cadss", "panss", "questionnaire", "items", "subscales"], Types = ["RatingScale", "ScaleItem", "ScaleScore", "ScaleProblem"] },
        new("remission and response", "Who is well, and who is better: a rule with its limit, so that 7 or less and less than 7 are not mistaken for one another.",
            "RemissionRule.Hdrs17.Count([7, 8, 3, 12])\nRemissionRule.Below(7).Count([7, 8, 3, 12])\nnew ResponseRule(RatingScale.Madrs, percent: 50).HasResponded(before: 30, after: 14)")
            { Words = ["remitted", "responder", "outcome"], Types = ["RemissionRule", "ResponseRule"] },
        new("signal detection", "d′ and the leaning c of tasks with trials to answer and trials to withhold (Go/NoGo).", "new SignalDetection(hits: 66, misses: 2, falseAlarms: 4, correctRejections: 20)")
            { Words = ["d-prime", "dprime", "criterion", "go/nogo", "carit", "false alarms"], Types = ["SignalDetection"] },
        new("genotype", "A genotype as a factor: levels in their order with the reference first, however the alleles are written.", "GenotypeFactor.Rs6265.Read(\"GA\")")
            { Words = ["rs6265", "bdnf", "val66met", "allele", "snp"], Types = ["GenotypeFactor"] },
    ];
}
