using NeuroRepl.Cli.Terminal;

namespace NeuroRepl.Cli.Tests.Terminal;

public sealed class ProgressTests
{
    private readonly ProgressStack _works = new();

    [Fact]
    public void Rate_and_time_left_are_those_since_the_work_began()
    {
        Report("fitting", 0, 448, 10);
        Report("fitting", 112, 448, 14);

        Assert.Equal("fitting  ██░░░░░░░░ 112/448  25 %  28/s  12 s left", Text(14));
    }

    [Fact]
    public void Work_inside_work_stands_behind_it_and_goes_when_the_outer_goes_on()
    {
        Report("scans", 0, 10, 0);
        Report("scans", 2, 10, 20);
        Report("iteration", 0, 50, 20);
        Report("iteration", 25, 50, 22);
        Assert.Equal("scans 2/10  1:28 min left › iteration  █████░░░░░ 25/50  50 %  12/s  2 s left", Text(22));

        Report("scans", 3, 10, 30);
        Assert.Equal("scans  ███░░░░░░░ 3/10  30 %  0.1/s  1:10 min left", Text(30));
    }

    [Fact]
    public void What_is_done_is_gone_and_what_starts_anew_counts_anew()
    {
        Report("a", 1, 2, 0);
        Report("a", 2, 2, 1);
        Assert.Null(_works.Since);
        Report("a", 5, 10, 1);
        Report("a", 0, 10, 100);
        Assert.Equal(TimeSpan.FromSeconds(100), _works.Since);
    }

    [Fact]
    public void A_narrow_window_gets_the_short_form()
    {
        Report("a long description of the work", 5, 10, 0);
        Report("a long description of the work", 6, 10, 1);

        Assert.Equal("a long description of the work 60 %  4…", Text(1, 39));
    }

    private void Report(string what, long done, long total, double seconds) => _works.Report(what, done, total, TimeSpan.FromSeconds(seconds));

    private string Text(double seconds, int width = 100) => _works.Text(TimeSpan.FromSeconds(seconds), width);
}
