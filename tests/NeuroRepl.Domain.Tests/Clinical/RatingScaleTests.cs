using NeuroRepl.Domain.Clinical;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Clinical;

public class RatingScaleTests
{
    // Items and ranges of the published scales, as section 2 of the papers' account and the scales' own forms give them.
    [Theory]
    [InlineData("HDRS-17", 17, 0, 52)]
    [InlineData("MADRS", 10, 0, 60)]
    [InlineData("SHAPS", 14, 14, 56)]
    [InlineData("SHAPS, dichotomous", 14, 0, 14)]
    [InlineData("CADSS", 23, 0, 92)]
    [InlineData("CADSS-28", 28, 0, 112)]
    [InlineData("PANSS", 30, 30, 210)]
    [InlineData("PANSS, five factors", 30, 30, 210)]
    public void The_known_scales_have_their_published_ranges(string name, int items, int lowest, int highest)
    {
        RatingScale[] known = [RatingScale.Hdrs17, RatingScale.Madrs, RatingScale.Shaps, RatingScale.ShapsDichotomous, RatingScale.Cadss23, RatingScale.Cadss28, RatingScale.Panss, RatingScale.PanssFactors];
        var scale = Assert.Single(known, scale => scale.Name == name);
        Assert.Equal((items, lowest, highest), (scale.Items.Count, scale.Lowest, scale.Highest));
    }

    [Fact]
    public void The_subscales_of_PANSS_share_out_its_items()
    {
        Assert.Equal([7, 7, 16], RatingScale.Panss.Subscales.Values.Select(codes => codes.Count));
        Assert.Equal(RatingScale.Panss.Items.Select(item => item.Code), RatingScale.Panss.Subscales.Values.SelectMany(codes => codes));
        var factors = RatingScale.PanssFactors.Subscales.Values.SelectMany(codes => codes).ToList();
        Assert.Equal(29, factors.Distinct().Count());
        Assert.Equal(["G12"], RatingScale.Panss.Items.Select(item => item.Code).Except(factors));
    }

    [Fact]
    public void Answers_add_up_and_a_missing_one_leaves_only_the_sums_without_it()
    {
        var answers = Enumerable.Repeat(2.0, 30).ToArray();
        answers[0] = 5;
        Assert.Equal((63, 17, 14, 32), (RatingScale.Panss.Score(answers).Total, RatingScale.Panss.Score(answers)["positive"], RatingScale.Panss.Score(answers)["negative"], RatingScale.Panss.Score(answers)["general"]));
        answers[29] = double.NaN;
        var score = RatingScale.Panss.Score(answers);
        Assert.Equal((double.NaN, 17, double.NaN), (score.Total, score["positive"], score["general"]));
        Assert.Equal(["G16"], score.Missing);
    }

    [Fact]
    public void A_table_of_items_gets_its_totals()
    {
        var table = new Table("madrs", [.. Enumerable.Range(1, 10).Select(item => new NumberColumn($"madrs_{item}", [item % 7, 0, item == 4 ? double.NaN : 1]))]);
        var scored = RatingScale.Madrs.Score(table, prefix: "madrs_");
        Assert.Equal([1 + 2 + 3 + 4 + 5 + 6 + 0 + 1 + 2 + 3, 0, double.NaN], scored.Numbers("madrs"));
    }

    [Fact]
    public void An_answer_out_of_range_is_refused_with_its_row_and_column()
    {
        var table = new Table("madrs", [new TextColumn("participant_id", ["sub-01", "sub-02"]), .. Enumerable.Range(1, 10).Select(item => new NumberColumn($"{item}", [0, item == 3 ? 7 : 6]))]);
        var mistake = Assert.Throws<ArgumentMistake>(() => RatingScale.Madrs.Score(table));
        Assert.Equal("madrs, column 3, row 2 (sub-02): 7 lies outside 0 to 6 (item 3 inner tension (0 to 6) of MADRS).", mistake.Message);
        Assert.Contains("2.5", Assert.Throws<ArgumentMistake>(() => RatingScale.Madrs.Score([2.5, 0, 0, 0, 0, 0, 0, 0, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => RatingScale.Madrs.Score([1, 2]));
    }

    [Fact]
    public void A_slip_of_typing_in_a_total_is_caught()
    {
        var table = new Table("panss", [new TextColumn("participant_id", ["a", "b", "c"]), new NumberColumn("general", [16, 923, double.NaN])]);
        var problem = Assert.Single(RatingScale.Panss["general"].Check(table, "general"));
        Assert.Equal((1, 923.0), (problem.Row, problem.Value));
        Assert.Equal("panss, column general, row 2 (b): 923 lies outside 16 to 112, the range of PANSS general", problem.ToString());
        Assert.Throws<ArgumentMistake>(() => RatingScale.Panss["cognitive"]);
    }

    [Fact]
    public void Change_in_percent_is_taken_above_the_lowest_total()
    {
        Assert.Equal(-50, RatingScale.Hdrs17.PercentChange(20, 10));
        Assert.Equal(-50, RatingScale.Panss.PercentChange(90, 60));
        Assert.True(double.IsNaN(RatingScale.Panss.PercentChange(30, 30)));
    }

    [Fact]
    public void A_rule_of_remission_says_whether_its_limit_counts()
    {
        double[] totals = [7, 8, 3, double.NaN];
        Assert.Equal((2, 3), RemissionRule.Hdrs17.Count(totals));
        Assert.Equal((1, 3), RemissionRule.Below(7).Count(totals));
        Assert.Null(RemissionRule.Hdrs17.IsRemitted(double.NaN));
    }

    [Fact]
    public void Response_is_half_of_the_first_total_or_more()
    {
        var rule = new ResponseRule(RatingScale.Madrs);
        Assert.True(rule.HasResponded(30, 15));
        Assert.False(rule.HasResponded(30, 16));
        Assert.Null(rule.HasResponded(0, 0));
        Assert.Throws<ArgumentMistake>(() => new ResponseRule(RatingScale.Madrs, percent: 0));
    }

    [Fact]
    public void A_scale_of_ones_own_is_checked()
    {
        Assert.Throws<ArgumentMistake>(() => new RatingScale("mine", [new ScaleItem("1", "a", 0, 3), new ScaleItem("1", "b", 0, 3)]));
        Assert.Throws<ArgumentMistake>(() => new RatingScale("mine", [new ScaleItem("1", "a", 3, 3)]));
    }
}
