using System.Text.Json;
using NeuroRepl.Domain.Pharmacology;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.Domain.Tests.Pharmacology;

public sealed class PharmacokineticModelTests
{
    private static readonly Lazy<JsonElement> Oracle = new(() => JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "first-level", "pharmacokinetics.json"))).RootElement);

    [Fact]
    public void Every_model_and_scheme_agrees_with_an_integrator()
    {
        (string, DoseScheme)[] schemes = [("low", PublishedDoses.BoucherieLow), ("high", PublishedDoses.BoucherieHigh), ("sahib", PublishedDoses.Sahib), ("moujaes", PublishedDoses.Moujaes), ("marx", PublishedDoses.Marx)];
        double[] times = [.. Oracle.Value.GetProperty("times").EnumerateArray().Select(time => time.GetDouble())];
        foreach (var model in PharmacokineticModel.All)
        {
            foreach (var (name, scheme) in schemes)
            {
                var (course, oracle) = (model.Simulate(scheme), Oracle.Value.GetProperty(model.Name).GetProperty(name));
                foreach (var (site, key) in new[] { (DrugSite.Plasma, "plasma"), (DrugSite.EffectSite, "effect"), (DrugSite.Metabolite, "metabolite") })
                {
                    var expected = oracle.GetProperty(key).EnumerateArray().ToArray();
                    if (expected[0].ValueKind == JsonValueKind.Null)
                    {
                        Assert.Throws<ArgumentMistake>(() => course.At(10, site));
                        continue;
                    }

                    for (var k = 0; k < times.Length; k++) { Assert.Equal(1, course.At(times[k], site) / expected[k].GetDouble(), 1e-7); }
                }
            }
        }
    }

    [Fact]
    public void Peaks_are_those_of_the_literature_table()
    {
        // facts.json: ng/mL at 70 kg after a bolus of 1 min and 40 min of infusion.
        Within(277, PharmacokineticModel.Kamp.Simulate(PublishedDoses.BoucherieLow).Peak().NgPerMl);
        Within(54, PharmacokineticModel.Kamp.Simulate(PublishedDoses.BoucherieLow).At(40));
        Within(555, PharmacokineticModel.Kamp.Simulate(PublishedDoses.BoucherieHigh).Peak().NgPerMl);
        Within(108, PharmacokineticModel.Kamp.Simulate(PublishedDoses.BoucherieHigh).At(40));
        Within(253, PharmacokineticModel.Kamp.Simulate(PublishedDoses.Sahib).Peak().NgPerMl);
        Within(154, PharmacokineticModel.Kamp.Simulate(PublishedDoses.Marx).Peak().NgPerMl);
        Within(130, PharmacokineticModel.Kamp.Simulate(PublishedDoses.Marx).At(50));
        Within(885, PharmacokineticModel.Domino.Simulate(PublishedDoses.BoucherieLow).Peak().NgPerMl);
        Within(190, PharmacokineticModel.Domino.Simulate(PublishedDoses.Marx).Peak().NgPerMl);
        Within(177, PharmacokineticModel.Clements.Simulate(PublishedDoses.Sahib).Peak().NgPerMl);
        Assert.Equal(1, PharmacokineticModel.Kamp.Simulate(PublishedDoses.BoucherieLow).Peak().Minutes, 1e-9);
        Assert.Equal(2, PharmacokineticModel.Kamp.Simulate(PublishedDoses.BoucherieHigh).At(17) / PharmacokineticModel.Kamp.Simulate(PublishedDoses.BoucherieLow).At(17), 1e-12);
    }

    [Fact]
    public void Nothing_is_lost_on_the_way()
    {
        foreach (var model in PharmacokineticModel.All)
        {
            var course = model.Simulate(PublishedDoses.Marx, weightKg: 83);
            foreach (var minutes in new[] { .3, 8, 9, 30, 50, 300, 3000 }) { Assert.Equal(0, course.MassBalanceError(minutes), 1e-10); }
        }
    }

    [Fact]
    public void The_effect_site_follows_and_the_metabolite_comes_later()
    {
        var course = PharmacokineticModel.Domino.Simulate(PublishedDoses.BoucherieLow);
        Assert.True(course.Peak(DrugSite.EffectSite).Minutes > course.Peak().Minutes && course.Peak(DrugSite.EffectSite).NgPerMl < course.Peak().NgPerMl);
        var nor = PharmacokineticModel.PerezRuixo.Simulate(PublishedDoses.Marx);
        Assert.True(nor.Peak(DrugSite.Metabolite).Minutes > 50);
        Assert.True(PharmacokineticModel.PerezRuixo.Simulate(PublishedDoses.Marx, ageYears: 80).At(120) > nor.At(120));      // less hepatic blood flow
        var regressor = course.Regressor(scans: 432, repetitionTimeSeconds: 5.1, startMinutes: -4);
        Assert.Equal(0, regressor[40]);
        Assert.Equal(course.At(6.2), regressor[120], 1e-9);
    }

    [Fact]
    public void The_matrix_exponential_of_a_rotation_is_a_rotation()
    {
        var turned = MatrixExponential.Of(new RowMajor([0, -20, 20, 0], 2, 2));

        Assert.Equal(Math.Cos(20), turned[0, 0], 1e-12);
        Assert.Equal(Math.Sin(20), turned[1, 0], 1e-12);
    }

    private static void Within(double expected, double actual) => Assert.InRange(actual, .99 * expected, 1.01 * expected);
}
