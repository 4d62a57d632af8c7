using NeuroRepl.Domain.Physiology;
using NeuroRepl.IO.Events;

namespace NeuroRepl.IO.Tests.Events;

public sealed class EventFilesTests
{
    private const string Header = "trialNum,stim,corrAns,prepotency,ISI,shapeStartTime,shapeEndTime,fixStartTime,fixEndTime,trialResp.firstKey,trialResp.firstRt,corrRespTrialType,\n";

    [Fact]
    public void A_carit_log_gives_four_regressors_over_92_trials_and_drops_responses_after_800_ms()
    {
        using var folder = new ScratchFolder();
        var log = CaritLog.Open(folder.Write(Log(), "carit.csv"), runStartSeconds: 10);

        // 68 go and 24 no-go trials; of the go trials 60 answered in time, 5 late, 3 not; of the no-go trials 4 answered in time, 2 late.
        Assert.Equal(92, log.Events.Count);
        Assert.Equal([("Hit", 60), ("Miss", 8), ("corReject", 20), ("falseAlarm", 4)], log.Counts.Select(count => (count.Key, count.Value)));
        Assert.Equal(7, log.LateResponses);
        Assert.Empty(log.Notes);
        Assert.Equal(2, log.Events.Numbers("onset")[0], 9);
        Assert.Equal(0.6, log.Events.Numbers("duration")[0], 9);
        Assert.Equal(["Hit", "Miss", "corReject", "falseAlarm"], ((Domain.Tables.TextColumn)log.Events["trial_type"]).Levels);
        Assert.All(log.Events.Numbers("response_time").Where(time => !double.IsNaN(time)), time => Assert.InRange(time, 0, 0.8));
    }

    [Fact]
    public void Other_counts_and_contradictions_are_told()
    {
        using var folder = new ScratchFolder();
        var log = CaritLog.Open(folder.Write($"{Header}1,tri.png,1,2,1,12,12.6,12.6,14,1,0.4,Miss,\n,,,,,,,,,,,,\n2,circle.png,None,3,1,15,15.6,15.6,17,None,,corReject,\n", "short.csv"), runStartSeconds: 13);

        Assert.Equal(3, log.Notes.Count);
        Assert.Contains("2 trials; a run has 92", log.Notes[0], StringComparison.Ordinal);
        Assert.Contains("Miss, by the response Hit", log.Notes[1], StringComparison.Ordinal);
        Assert.Contains("1 s before the first volume", log.Notes[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("onset\tduration\n1000000\t1\n", "milliseconds")]
    [InlineData("onset\tduration\nn/a\t1\n", "onset")]
    [InlineData("onset\tduration\n1\t-2\n", "duration")]
    [InlineData("start\tduration\n1\t2\n", "no column onset")]
    public void Events_that_cannot_be_are_refused_with_their_row(string text, string what)
    {
        using var folder = new ScratchFolder();

        Assert.Contains(what, Assert.Throws<FileProblem>(() => EventFiles.OpenEvents(folder.Write(text, "x_events.tsv"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_carit_log_without_its_columns_or_in_milliseconds_is_refused()
    {
        using var folder = new ScratchFolder();

        Assert.Contains("shapeStartTime", Assert.Throws<FileProblem>(() => CaritLog.Open(folder.Write("a,b\n1,2\n", "other.csv"))).Message, StringComparison.Ordinal);
        Assert.Contains("milliseconds", Assert.Throws<FileProblem>(() => CaritLog.Open(folder.Write($"{Header}1,tri.png,1,2,1,12,12.6,12.6,14,1,412,Hit,\n", "ms.csv"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_philips_log_and_a_bids_trace_have_their_column_and_their_frequency()
    {
        using var folder = new ScratchFolder();
        var philips = PulseTrace.Open(folder.Write("## Tue 01-01\n# v1raw v2raw  v1 v2  ppu resp  gx gy gz mark mark2\n1 2 3 4 55 6 7 8 9 0000 0000\n1 2 3 4 56 6 7 8 9 0020 0000\n", "SCANPHYSLOG1.log"));

        Assert.Equal([55.0, 56], philips.Samples.ToArray());
        Assert.Equal(496, philips.SamplingHz);
        folder.Write("""{"SamplingFrequency": 50, "StartTime": -1.5, "Columns": ["respiratory", "cardiac"]}""", "a_physio.json");
        var bids = PulseTrace.Open(folder.Write("1\t2.5\n1\tn/a\n", "a_physio.tsv"));
        Assert.Equal((50, -1.5, 2.5), (bids.SamplingHz, bids.StartSeconds, bids.Samples.Span[0]));
        Assert.True(double.IsNaN(bids.Samples.Span[1]));
        Assert.Contains("3 cells long", Assert.Throws<FileProblem>(() => PulseTrace.Open(folder.Write("1\t2.5\n1\t2\t3\n", "a_physio.tsv"))).Message, StringComparison.Ordinal);
        Assert.Contains("sidecar", Assert.Throws<FileProblem>(() => PulseTrace.Open(folder.Write("1\t2.5\n", "b_physio.tsv"))).Message, StringComparison.Ordinal);
    }

    private static string Log()
    {
        var text = Header + ",,,,,,,,,,,,\n";
        for (var n = 0; n < 92; n++)
        {
            var start = 12 + (2 * n);
            var (stim, key, time) = n < 68
                ? ("triangle.png", n < 65 ? "1" : "None", n < 60 ? "0.41" : n < 65 ? "0.85" : "")
                : (n % 2 == 0 ? "circle.png" : "square.png", n < 74 ? "1" : "None", n < 72 ? "0.5" : n < 74 ? "0.81" : "");
            var type = n < 65 ? "Hit" : n < 68 ? "Miss" : n < 74 ? "falseAlarm" : "corReject";           // the log's own, without the window of 800 ms
            text += FormattableString.Invariant($"{n + 1},{stim},1,{2 + (n % 3)},1.2,{start},{start + 0.6},{start + 0.6},{start + 1.8},{key},{time},{type},\n");
        }

        return text;
    }
}
