using NeuroRepl.Domain.Pharmacology;
using NeuroRepl.Figures;
using NeuroRepl.Views.Tables;

namespace NeuroRepl.Views.Pharmacology;

/// <summary>The views of doses, drug courses, protocols and crossover plans.</summary>
internal static class PharmacologyViews
{
    public static void Register(ViewRegistry registry)
    {
        registry.Register<DoseScheme>(scheme => new Card($"Dose · {scheme.Name}")
        {
            Facts = [("drug", scheme.Drug), ("in all", $"{NumberText.Short(scheme.TotalMgPerKg)} mg/kg in {NumberText.Short(scheme.Minutes)} min"), .. scheme.Source.Length > 0 ? [("source", scheme.Source)] : Array.Empty<(string, string)>()],
            Grid = TableView.Describe(scheme.Table()),
            Notes = scheme.Warnings,
        });
        registry.Register<Dosing>(dosing => new Card($"Dose · {dosing}") { Grid = TableView.Describe(dosing.Table()), Notes = dosing.Scheme.Warnings });
        registry.Register<PharmacokineticModel>(model => new Card($"Pharmacokinetics · {model.Name}") { Facts = [("source", model.Source), ("next", "model.Simulate(PublishedDoses.BoucherieLow)")] });
        registry.Register(new DrugCourseView());
        registry.Register<Timeline>(timeline => new Card($"Timeline · {timeline.Name}") { Figure = timeline.Plot() });
        registry.Register<CrossoverPlan>(plan => new Card($"Crossover of {NumberText.Count(plan.Assigned.Count, "subject")}")
        {
            Facts = [("treatments", string.Join(", ", plan.Treatments)), ("seed", $"{plan.Seed}"), .. PeriodsOf(plan)],
            Grid = Grid.Of(plan.Sequences.Zip(plan.Counts), ("order", row => string.Join(" → ", row.First)), ("subjects", row => row.Second)),
        });
    }

    private static IEnumerable<(string, string)> PeriodsOf(CrossoverPlan plan) =>
        Enumerable.Range(0, plan.Sequences[0].Count).Select(period => ($"period {period + 1}", string.Join(", ", plan.Treatments.Select(treatment => $"{plan.Times(treatment, period)} {treatment}"))));
}
