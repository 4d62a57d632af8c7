using System.Text.Json;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Formulas;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Statistics.Mixed;
using NeuroRepl.Statistics.Voxelwise;

namespace NeuroRepl.Statistics.Tests.Voxelwise;

public class MixedMapTests
{
    private static readonly JsonElement Root = Oracle.Read("voxelwise", "mixed.json");

    // Single precision of the maps is 6e-8; lmerTest differentiates numerically and lme4 stops near its minimum, hence 1e-4 as the feature asks, most are within 1e-5.
    [Theory]
    [InlineData("two")]
    [InlineData("three")]
    public void Every_place_agrees_with_lmerTest(string design)
    {
        var (oracle, copes) = Copes(design);

        var fit = copes.FitMixed(oracle.GetProperty("formula").GetString()!);

        var singular = 0;
        foreach (var (place, expected) in oracle.GetProperty("places").EnumerateArray().Index())
        {
            var isSingular = expected.GetProperty("singular").GetBoolean();
            singular += isSingular ? 1 : 0;
            foreach (var (t, term) in fit.Terms.Index())
            {
                var what = $"{design}, place {place}, {term.Name}";
                Oracle.Same(expected.Numbers("F")[t], term.F[place], 1e-4, $"F, {what}");
                Oracle.Same(expected.Numbers("den")[t], term.DenominatorDf[place], isSingular ? 2e-3 : 3e-4, $"df, {what}");
                Oracle.Same(expected.Numbers("num")[t], term.Df, 0, $"numerator df, {what}");
                Assert.Equal(-Math.Log10(expected.Numbers("p")[t]), term.LogP[place], 1e-3);
            }

            foreach (var (k, coefficient) in fit.Coefficients.Index())
            {
                var what = $"{design}, place {place}, {coefficient.Name}";
                Oracle.Same(expected.Numbers("estimate")[k], coefficient.Estimate[place], 1e-4, $"estimate, {what}");
                Oracle.Same(expected.Numbers("se")[k], coefficient.StandardError[place], 1e-4, $"SE, {what}");
                Oracle.Same(expected.Numbers("df")[k], coefficient.DegreesOfFreedom[place], isSingular ? 2e-3 : 3e-4, $"df, {what}");
            }

            Assert.Equal(expected.Number("between"), fit.BetweenVariance![place], 1e-4);
            Oracle.Same(expected.Number("residual"), fit.ResidualVariance[place], 1e-4, $"residual, place {place}");
        }

        Assert.Equal(oracle.GetProperty("terms").EnumerateArray().Select(t => t.GetString()), fit.Terms.Select(t => t.Name));
        Assert.Equal(singular, fit.Singular);
        Assert.True(singular > 0);                          // the first places have no variance between subjects
    }

    [Fact]
    public void The_shared_decomposition_gives_what_one_model_at_a_time_gives()
    {
        var (oracle, copes) = Copes("three");
        var formula = oracle.GetProperty("formula").GetString()!;
        var template = copes.Scans.With(new NumberColumn("cope", [.. Enumerable.Range(0, copes.Count).Select(i => (double)(i * i % 17))])).FitMixed($"cope {formula}");
        var run = new MixedMapRun(copes, template, new SingleModels(template, SumsOfSquares.TypeIII));
        run.Run();

        var (single, shared) = (run.Result("cope", new ModelOptions()), copes.FitMixed(formula));

        for (var place = 0; place < copes.Space.Count; place++)
        {
            foreach (var term in shared.Terms)
            {
                Oracle.Same(single[term.Name].F[place], term.F[place], 2e-6, $"F of {term.Name}, place {place}");
                Oracle.Same(single[term.Name].DenominatorDf[place], term.DenominatorDf[place], 2e-6, $"df of {term.Name}, place {place}");
            }
        }

        Assert.Equal(single.Singular, shared.Singular);
    }

    [Fact]
    public void The_whole_model_of_a_place_is_at_hand()
    {
        var (oracle, copes) = Copes("two");
        var fit = copes.FitMixed(oracle.GetProperty("formula").GetString()!);

        var model = fit.At(9);

        Oracle.Same(model.Anova()["group:treatment"].F, fit["treatment:group"].F[9], 1e-6, "F");
        Oracle.Same(model["groupTRD"].StandardError, fit.Coefficient("groupTRD").StandardError[9], 1e-6, "SE");
    }

    [Fact]
    public void Several_random_effects_are_fitted_place_by_place()
    {
        var (_, copes) = Copes("three");

        var fit = copes.FitMixed("~ treatment + age + (1 | subject) + (1 | group)");

        Assert.Null(fit.BetweenVariance);
        Oracle.Same(fit.At(12).Anova()["treatment"].F, fit["treatment"].F[12], 1e-5, "F");
        Oracle.Same(fit.At(12).Anova()["treatment"].DenominatorDf, fit["treatment"].DenominatorDf[12], 1e-5, "df");
    }

    [Fact]
    public void Places_without_a_value_and_places_where_nothing_varies_are_counted_and_have_no_result()
    {
        var (oracle, copes) = Copes("two");
        var values = copes.Values.ToArray();
        values[(3 * copes.Space.Count) + 5] = float.NaN;
        for (var scan = 0; scan < copes.Count; scan++) { values[(scan * copes.Space.Count) + 7] = 2.5f; }

        var fit = new CopeSet(copes.Space, values, copes.Scans).FitMixed(oracle.GetProperty("formula").GetString()!);

        Assert.Equal((1, 1), (fit.Missing, fit.Constant));
        Assert.True(float.IsNaN(fit["group"].F[5]) && float.IsNaN(fit["group"].LogP[7]) && float.IsNaN(fit.Coefficient("groupTRD").Z[5]));
        Assert.Equal(18, fit["group"].F.Known);
        Assert.Contains(fit.Notes, note => note.StartsWith("1 of 20 voxels have no model (NaN), because a scan has no value", StringComparison.Ordinal));
        Assert.Contains(fit.Notes, note => note.StartsWith("1 of 20 voxels have no model (NaN), because nothing varies", StringComparison.Ordinal));
    }

    [Fact]
    public void Scans_that_lack_a_variable_are_left_out_and_named()
    {
        var (oracle, copes) = Copes("three");
        var ages = copes.Scans.Numbers("age").ToArray();
        (ages[4], ages[9]) = (double.NaN, double.NaN);
        var gaps = new CopeSet(copes.Space, copes.Values.ToArray(), copes.Scans.With(new NumberColumn("age", ages)));

        var fit = gaps.FitMixed(oracle.GetProperty("formula").GetString()!);

        Assert.Equal(copes.Count - 2, fit.Scans.Count);
        Assert.Contains(fit.Notes, note => note.Contains("age is missing in 2", StringComparison.Ordinal));
        Oracle.Same(fit.At(6).Anova()["age"].F, fit["age"].F[6], 1e-6, "F of age");
    }

    [Fact]
    public void An_empty_cell_leaves_a_model_and_says_what_cannot_be_estimated()
    {
        var (_, copes) = Copes("two");
        int[] rows = [.. Enumerable.Range(0, copes.Count).Where(row => copes.Scans["group"].Text(row) != "TRD" || copes.Scans["treatment"].Text(row) != "ketamine")];

        var fit = copes.At(rows).FitMixed("~ group * treatment + (1 | subject)");

        Assert.Contains(fit.Notes, note => note.Contains("group:treatment", StringComparison.Ordinal) || note.Contains("column", StringComparison.Ordinal));
        Assert.Equal(3, fit.Coefficients.Count);
    }

    [Fact]
    public void Wrong_calls_say_what_to_type()
    {
        var (_, copes) = Copes("two");

        Assert.Contains("only one level", Assert.Throws<FormulaException>(() => copes.At([.. Enumerable.Range(0, copes.Count).Where(row => copes.Scans["group"].Text(row) == "HV")]).FitMixed("~ group + (1 | subject)")).Message, StringComparison.Ordinal);
        Assert.Contains("no random effect", Assert.Throws<FormulaException>(() => copes.FitMixed("~ group")).Message, StringComparison.Ordinal);
        Assert.Contains("is a column of the scans", Assert.Throws<ArgumentMistake>(() => copes.FitMixed("age ~ group + (1 | subject)")).Message, StringComparison.Ordinal);
        Assert.Contains("no column dose", Assert.Throws<FormulaException>(() => copes.FitMixed("~ dose + (1 | subject)")).Message, StringComparison.Ordinal);
        Assert.Contains("group, treatment", Assert.Throws<ArgumentMistake>(() => copes.FitMixed("~ group + treatment + (1 | subject)")["dose"]).Hint, StringComparison.Ordinal);
        var flat = new CopeSet(copes.Space, new float[copes.Values.Length], copes.Scans);
        Assert.Contains("No place has a model", Assert.Throws<ArgumentMistake>(() => flat.FitMixed("~ group + (1 | subject)")).Message, StringComparison.Ordinal);
    }

    private static (JsonElement Oracle, CopeSet Copes) Copes(string design)
    {
        var oracle = Root.GetProperty(design);
        var places = oracle.GetProperty("places").EnumerateArray().Select(place => place.Numbers("y")).ToArray();
        var values = new float[places[0].Length * places.Length];
        for (var scan = 0; scan < places[0].Length; scan++)
        {
            for (var place = 0; place < places.Length; place++) { values[(scan * places.Length) + place] = (float)places[place][scan]; }
        }

        TextColumn Texts(string name) => new(name, [.. oracle.GetProperty(name).EnumerateArray().Select(text => text.GetString())]);
        return (oracle, new(VoxelSpace.Whole(new(places.Length, 1, 1, Affine.Isotropic(2))), values, new Table("scans", [Texts("subject"), Texts("group"), Texts("treatment"), new NumberColumn("age", [.. oracle.Numbers("age")])])));
    }
}
