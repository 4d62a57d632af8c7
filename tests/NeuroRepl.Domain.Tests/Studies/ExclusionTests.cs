using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Studies;

public sealed class ExclusionTests
{
    [Fact]
    public void Those_left_out_are_in_no_table_no_arm_and_no_N_and_the_reason_is_kept()
    {
        var study = Of().Without(Drops(["sub-02", "sub-03"], [null, "high"], ["motion", "spikes after ICA-FIX"]));

        Assert.Equal(["sub-01", "sub-03"], study.Subjects.Select(one => one.Id));
        Assert.Equal(2, study.Participants.Count);
        Assert.Equal("33", study["sub-03"].Row["age"]);
        Assert.Equal(2, study.Phenotypes["hdrs"].Count);
        Assert.Equal(1, Assert.Single(study.Contrasts).Pairs);
        Assert.Equal([("sub-02", "motion"), ("sub-02", "motion"), ("sub-03", "spikes after ICA-FIX")], study.Missing.Select(gone => (gone.SubjectId, gone.Reason)));
        Assert.Equal(3, study.Sessions.Count);
    }

    [Fact]
    public void A_record_without_reasons_and_one_of_strangers_are_refused()
    {
        Assert.Contains("reason", Assert.Throws<ArgumentMistake>(() => Of().Without(Drops(["sub-02"], [null], [null]))).Message, StringComparison.Ordinal);
        Assert.Contains("sub-09", Assert.Throws<ArgumentMistake>(() => Of().Without(Drops(["sub-09"], [null], ["x"]))).Message, StringComparison.Ordinal);
        Assert.Contains("no session low", Assert.Throws<ArgumentMistake>(() => Of().Without(Drops(["sub-01"], ["low"], ["x"]))).Message, StringComparison.Ordinal);
    }

    private static Table Drops(string?[] subjects, string?[] sessions, string?[] reasons) => new("drops", [new TextColumn("participant_id", subjects), new TextColumn("session_id", sessions), new TextColumn("reason", reasons)]);

    private static Study Of()
    {
        var participants = new Table("participants", [new TextColumn("participant_id", ["sub-01", "sub-02", "sub-03"]), new NumberColumn("age", [31, 32, 33])]);
        return new Study
        {
            Name = "s", Path = "/", Participants = participants, Arms = [new("placebo", ""), new("high", "")],
            Subjects = [.. participants.Rows.Select(row => new Subject(row["participant_id"], [.. new[] { "placebo", "high" }.Select(arm => new Session(row["participant_id"], $"ses-{arm}", []) { Arm = arm })], row))],
            Phenotypes = new Dictionary<string, Table> { ["hdrs"] = new("hdrs", [new TextColumn("participant_id", ["sub-01", "sub-02", "sub-03"])]) },
        };
    }
}
