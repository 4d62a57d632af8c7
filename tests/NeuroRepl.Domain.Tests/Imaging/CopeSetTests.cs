using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Imaging;

public class CopeSetTests
{
    private static CopeSet Copes() => new(
        new ParcelSpace(["a", "b"]),
        [1, 2, 3, 4, 5, 6, 10, 20],
        new Table("scans", [new TextColumn("subject", ["01", "02", "01", "03"]), new TextColumn("arm", ["high", "high", "placebo", "placebo"])]));

    [Fact]
    public void A_difference_pairs_by_subject_and_names_who_has_no_pair()
    {
        var paired = Copes().Of("high") - Copes().Of("placebo");

        Assert.Equal([-4f, -4f], paired.Values.ToArray());
        Assert.Equal("01", paired.Scans["subject"].Text(0));
        Assert.Equal(["Without a pair, left out: 02, 03."], paired.Notes);
    }

    [Fact]
    public void An_arm_that_is_not_there_is_answered_with_those_that_are()
    {
        var problem = Assert.Throws<ArgumentMistake>(() => Copes().Of("low"));

        Assert.Contains("high, placebo", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_scans_of_one_subject_cannot_be_paired() => Assert.Throws<ArgumentMistake>(() => Copes() - Copes().Of("high"));

    [Fact]
    public void A_row_is_the_scans_map() => Assert.Equal(6f, Copes()[2][1]);
}
