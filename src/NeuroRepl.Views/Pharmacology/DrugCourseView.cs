using NeuroRepl.Domain.Pharmacology;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Pharmacology;

/// <summary>Concentrations after a dose: peaks, and the curves.</summary>
internal sealed class DrugCourseView : IView<DrugCourse>
{
    public Card Describe(DrugCourse course) => new($"{course.Scheme.Name} · {course.Model.Name}")
    {
        Facts =
        [
            ("dose", $"{course.Scheme}"),
            ("weight", $"{NumberText.Short(course.WeightKg)} kg"),
            ("plasma peak", Peak(course, DrugSite.Plasma)),
            .. course.HasEffectSite ? [("effect-site peak", Peak(course, DrugSite.EffectSite))] : Array.Empty<(string, string)>(),
            .. course.HasMetabolite ? [("metabolite peak", Peak(course, DrugSite.Metabolite))] : Array.Empty<(string, string)>(),
            ("source", course.Model.Source),
        ],
        Figure = course.Plot(),
        Notes = course.Scheme.Warnings,
    };

    private static string Peak(DrugCourse course, DrugSite site)
    {
        var (minutes, concentration) = course.Peak(site);
        return $"{NumberText.Short(concentration, digits: 3)} ng/mL at {NumberText.Short(minutes, digits: 3)} min";
    }
}
