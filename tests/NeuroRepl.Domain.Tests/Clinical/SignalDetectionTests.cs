using System.Text.Json;
using NeuroRepl.Domain.Clinical;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.Domain.Tests.Clinical;

public class SignalDetectionTests
{
    [Fact]
    public void Sensitivity_and_leaning_are_those_of_scipys_normal_quantiles()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "clinical", "signal_detection.json")));
        foreach (var row in reference.RootElement.GetProperty("rows").EnumerateArray())
        {
            var counts = row.GetProperty("counts").EnumerateArray().Select(count => count.GetInt32()).ToArray();
            var found = new SignalDetection(counts[0], counts[1], counts[2], counts[3]);
            Assert.Equal(row.GetProperty("d").GetDouble(), found.DPrime, 1e-12);
            Assert.Equal(row.GetProperty("c").GetDouble(), found.Criterion, 1e-12);
            Assert.Equal(row.GetProperty("beta").GetDouble(), found.Beta, 1e-12);
        }
    }

    [Fact]
    public void Rates_are_plain_shares()
    {
        var found = new SignalDetection(hits: 66, misses: 2, falseAlarms: 6, correctRejections: 18);
        Assert.Equal((66.0 / 68, 0.25, 84.0 / 92), (found.HitRate, found.FalseAlarmRate, found.Accuracy));
    }

    [Theory]
    [InlineData(-1, 2, 3, 4)]
    [InlineData(0, 0, 3, 4)]
    [InlineData(3, 4, 0, 0)]
    public void Counts_that_say_nothing_are_refused(int hits, int misses, int alarms, int rejections) =>
        Assert.Throws<ArgumentMistake>(() => new SignalDetection(hits, misses, alarms, rejections));
}
