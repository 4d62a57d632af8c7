using NeuroRepl.Statistics.Mixed;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.Mixed;

public sealed class MixedIntervalTests
{
    // lme4 interpolates its profile by splines and stops its optimiser early; its ends are good to about 1e-4.
    [Needs("r:lme4")]
    public void Profile_intervals_of_sleepstudy_agree_with_lme4()
    {
        var intervals = ModelOracle.FromR("lme4", "sleepstudy").FitMixed("Reaction ~ Days + (Days | Subject)").ProfileIntervals();
        var (low, high) = (ModelOracle.Numbers("sleepstudy_profile", "low"), ModelOracle.Numbers("sleepstudy_profile", "high"));

        Assert.Equal(["sd (Intercept) | Subject", "sd Days | Subject", "cor (Intercept), Days | Subject", "sd residual", "(Intercept)", "Days"], intervals.Select(i => i.Name));
        int[] place = [0, 2, 1, 3, 4, 5];           // lme4 has the correlation before the second standard deviation
        for (var i = 0; i < place.Length; i++)
        {
            ModelOracle.Close(low[place[i]], intervals[i].Low, 2e-4, $"{intervals[i].Name} low");
            ModelOracle.Close(high[place[i]], intervals[i].High, 2e-4, $"{intervals[i].Name} high");
        }
    }

    [Fact]
    public void An_interval_of_a_variance_that_is_zero_starts_at_zero()
    {
        var interval = ModelOracle.Cross.FitMixed("y ~ dose * x + (1 | subject) + (1 | block)").ProfileIntervals().Single(i => i.Name == "sd (Intercept) | block");

        Assert.Equal(0, interval.Low);
        Assert.InRange(interval.High, .05, .5);
    }

    // 200 draws: the bootstrap's own noise on a 95 % end is about .1 standard error, and the intervals differ in kind.
    [Fact]
    public void Bootstrap_lies_near_the_profile_and_has_the_same_bits_each_time()
    {
        var fit = ModelOracle.Cross.FitMixed("y ~ dose + x + (1 | subject)");
        var bootstrap = fit.BootstrapIntervals(samples: 200, seed: 5);
        var profile = fit.ProfileIntervals();

        Assert.Equal(bootstrap, fit.BootstrapIntervals(samples: 200, seed: 5));
        foreach (var (b, p) in bootstrap.Zip(profile).Skip(2))
        {
            var width = p.High - p.Low;
            Assert.InRange(b.Low, p.Low - (.2 * width), p.Low + (.2 * width));
            Assert.InRange(b.High, p.High - (.2 * width), p.High + (.2 * width));
        }
    }
}
