using System.Text.Json;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Longitudinal;

namespace NeuroRepl.Statistics.Tests.Longitudinal;

/// <summary>Against glm, nnet::multinom and MASS::lda, each told anew for every subject left out (tests/reference/classification/classification.R).</summary>
public sealed class ClassificationTests
{
    private static readonly JsonElement R = Oracle.Read("classification", "classification.json");
    private static readonly string[] Subjects = Texts("subject");
    private static readonly string[] Doses = Texts("dose");

    [Theory]
    [InlineData("two_glm", ClassificationRule.Logistic)]
    [InlineData("two_lda", ClassificationRule.LinearDiscriminant)]
    [InlineData("three_multinom", ClassificationRule.Logistic)]
    [InlineData("three_lda", ClassificationRule.LinearDiscriminant)]
    public void Every_row_is_told_as_R_tells_it(string name, ClassificationRule rule)
    {
        int[] rows = [.. Enumerable.Range(0, Doses.Length).Where(i => !name.StartsWith("two", StringComparison.Ordinal) || Doses[i] != "low")];
        string[] truth = [.. rows.Select(i => Doses[i])], expected = Texts(name);

        var actual = Classification.LeaveOneSubjectOut([.. rows.Select(i => Subjects[i])], truth, [Of("bold"), Of("glu")], permutations: 0, ridge: 0, rule: rule);

        Assert.Equal(expected, actual.Predicted);
        Assert.Equal(expected.Zip(truth).Count(p => p.First == p.Second) / (double)rows.Length, actual.Accuracy.Value, 1e-12);
        foreach (var (t, own) in actual.Classes.Index())
        {
            foreach (var (p, told) in actual.Classes.Index()) { Assert.Equal(truth.Zip(expected).Count(pair => pair == (own, told)), actual.Confusion[t][p]); }
        }

        double[] Of(string column) => [.. rows.Select(i => R.Numbers(column)[i])];
    }

    [Fact]
    public void A_table_is_asked_by_its_columns_and_keeps_the_order_of_levels()
    {
        var table = new Table("scans", [new TextColumn("subject", [.. Subjects]), new TextColumn("dose", [.. Doses]), new NumberColumn("bold", R.Numbers("bold")), new NumberColumn("glu", R.Numbers("glu"))]).WithFactor("dose", "high", "low", "placebo");

        var result = table.Classify("dose", by: ["bold", "glu"], rule: ClassificationRule.Logistic, permutations: 40);

        Assert.Equal(["high", "low", "placebo"], result.Classes);
        Assert.Equal([18, 18, 18], result.Confusion.Select(row => row.Sum()));
        Assert.Equal(result.Accuracy.Value, Enumerable.Range(0, 3).Sum(k => result.Confusion[k][k]) / 54.0, 1e-12);
        Assert.Equal(1.0 / 41, result.PValue, 1e-12);
    }

    [Fact]
    public void Conditions_that_are_told_without_error_and_features_that_do_not_vary_do_no_harm()
    {
        string[] subject = [.. Enumerable.Range(0, 12).Select(i => $"{i / 2}")], condition = [.. Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? "a" : "b")];
        double[] apart = [.. Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? -1 - (.1 * i) : 1 + (.1 * i))];

        foreach (var rule in Enum.GetValues<ClassificationRule>())
        {
            Assert.Equal(1, Classification.LeaveOneSubjectOut(subject, condition, [apart], permutations: 0, ridge: 0, rule: rule).Accuracy.Value);
            Assert.Equal(1, Classification.LeaveOneSubjectOut(subject, condition, [apart, new double[12]], permutations: 0, rule: rule).Accuracy.Value);
            Assert.Equal(.5, Classification.LeaveOneSubjectOut(subject, condition, [new double[12]], permutations: 0, rule: rule).Accuracy.Value);
        }

        Assert.Throws<ArgumentMistake>(() => Classification.LeaveOneSubjectOut(subject, [.. Enumerable.Repeat("a", 12)], [apart]));
        Assert.Throws<ArgumentMistake>(() => Classification.LeaveOneSubjectOut(subject, condition, [apart], ridge: -1));
    }

    private static string[] Texts(string name) => [.. R.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}
