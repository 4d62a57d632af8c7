using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Pharmacology;
using NeuroRepl.Models.Cleaning;
using NeuroRepl.Models.Connectivity;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Simulation.Imaging;

namespace NeuroRepl.Simulation.Tests.Imaging;

public sealed class BrainSeriesSimulationTests
{
    [Fact]
    public void A_gamma_variate_regressor_recovers_the_amplitude_within_two_standard_errors()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var series = BrainSeries.Simulate(volumes: 216, repetitionTimeSeconds: 5.1, effectPercent: 1.5, seed: seed);
            var course = series.MeanCourse(Roi.Sphere((0, 28, 24), 16));
            var one = new BrainSeries(new ParcelSpace(["ACC"]), [.. course.Values.Select(value => (float)value)], 5.1);
            var ninth = 216 * 5.1 / 9;
            var design = DesignMatrix.Mean(216).With("drug", Regressor.GammaVariate(216, 5.1, ninth, 1, ninth)).WithDrift();
            var drug = one.FitFirstLevel(design)["drug"].At(0);

            Assert.InRange(drug.Estimate, 15 - (2 * drug.StandardError), 15 + (2 * drug.StandardError));
        }
    }

    [Fact]
    public void A_concentration_serves_as_a_regressor_and_its_amplitude_is_found()
    {
        var concentration = Regressor.OfPeak(PharmacokineticModel.Kamp.Simulate(PublishedDoses.BoucherieLow).Regressor(216, 5.1, startMinutes: -4, DrugSite.EffectSite));
        var noise = BrainSeries.Simulate(volumes: 216, repetitionTimeSeconds: 5.1, effectPercent: 0, seed: 3).MeanCourse(Roi.Sphere((30, -60, 40), 16));
        var series = new BrainSeries(new ParcelSpace(["roi"]), [.. noise.Values.Zip(concentration, (value, drug) => (float)(value + (25 * drug)))], 5.1);
        var estimate = series.FitFirstLevel(DesignMatrix.Mean(216).With("ketamine", concentration).WithDrift())["ketamine"].At(0);

        Assert.InRange(estimate.Estimate, 25 - (2 * estimate.StandardError), 25 + (2 * estimate.StandardError));
    }

    [Fact]
    public void The_seed_finds_its_partner_and_nothing_opposite()
    {
        var series = BrainSeries.Simulate(volumes: 192, repetitionTimeSeconds: 2.5, effectPercent: 0, seed: 4);
        var map = series.SeedConnectivity((9, 9, -8), (-9, 9, -8), radiusMm: 8);
        var space = (VoxelSpace)series.Space;

        Assert.True(map.Z[space.PlaceAt((-40, 32, 30))!.Value] > .25);
        Assert.InRange(map.Z[space.PlaceAt((40, -60, 30))!.Value], -.25, .25);
        Assert.Contains("SIMULATED", series.Name, StringComparison.Ordinal);
    }
}
