using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Studies;

public sealed class StudyTests
{
    [Fact]
    public void Contrasts_are_later_minus_earlier_arms_with_those_who_have_both()
    {
        var study = Study();

        Assert.Equal(["low - placebo", "high - placebo", "high - low"], study.Contrasts.Select(c => c.Name));
        Assert.Equal([1, 2, 1], study.Contrasts.Select(c => c.Pairs));
    }

    [Fact]
    public void A_subject_is_found_with_or_without_its_prefix()
    {
        Assert.Equal("sub-02", Study()["02"].Id);
        Assert.Equal("sub-02", Study()["sub-02"].Id);
        Assert.Contains("sub-01, sub-02", Assert.Throws<ArgumentMistake>(() => Study()["9"]).Hint, StringComparison.Ordinal);
        Assert.Null(Study()["02"].In("low"));
        Assert.Equal("ses-high", Study()["02"].In("high")!.Id);
    }

    [Fact]
    public void Tables_are_found_by_name()
    {
        Assert.Equal("participants", Study().Table("participants").Name);
        Assert.Contains("participants", Assert.Throws<ArgumentMistake>(() => Study().Table("cadss")).Hint, StringComparison.Ordinal);
    }

    private static Study Study()
    {
        var table = new Table("participants", [new TextColumn("participant_id", ["sub-01", "sub-02"])]);
        Session In(string subject, string arm) => new(subject, $"ses-{arm}", []) { Arm = arm };
        return new Study
        {
            Name = "s", Path = "/s", Participants = table, Arms = [new("placebo", ""), new("low", ""), new("high", "")],
            Subjects = [new("sub-01", [In("sub-01", "placebo"), In("sub-01", "low"), In("sub-01", "high")], table.Rows[0]), new("sub-02", [In("sub-02", "placebo"), In("sub-02", "high")], table.Rows[1])],
        };
    }
}
